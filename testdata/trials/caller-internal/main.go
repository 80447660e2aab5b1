// kind: caller of an internal package, error wrapped on the way
// run: ADDR={addr}
// cleanup: telemetry sent
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"log"
	"os"

	"example.com/trials/caller-internal/internal/api"
)

func main() {
	defer log.Print("telemetry sent")
	srv := api.New(os.Getenv("ADDR"))
	if err := srv.Serve(); err != nil {
		log.Panicf("api: %v", err)
	}
}
