// kind: serving in a goroutine, main waits for ever
// run: ADDR={addr}
// cleanup: never
// fix: drain
// SIGTERM: answered
// SIGINT: answered
// in use: as before

package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	go func() {
		err := http.ListenAndServe(os.Getenv("ADDR"), http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			log.Print("order begins")
			io.Copy(w, r.Body)
		}))
		log.Fatal(err)
	}()
	log.Print("ready")
	select {}
}
