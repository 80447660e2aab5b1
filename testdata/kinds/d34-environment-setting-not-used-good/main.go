// kind: settings from the environment
// label: good
// subject: timeouts/read-header-unset
// text: the limit from the environment is given to the server

package main

import (
	"log"

	"example.com/kinds/d34-environment-setting-not-used-good/internal/config"
	"example.com/kinds/d34-environment-setting-not-used-good/internal/server"
)

func main() {
	cfg, err := config.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	s := server.New(cfg)
	log.Printf("listening on %s, headers within %s", cfg.Addr, cfg.HeaderTimeout)
	log.Fatal(s.Run())
}
