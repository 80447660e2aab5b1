// kind: settings from the environment
// label: bad
// subject: timeouts/read-header-unset
// text: the limit for headers is read from the environment and never given to the server

package main

import (
	"log"

	"example.com/kinds/d34-environment-setting-not-used-bad/internal/config"
	"example.com/kinds/d34-environment-setting-not-used-bad/internal/server"
)

func main() {
	cfg, err := config.FromEnv()
	if err != nil {
		log.Fatal(err)
	}
	s := server.New(cfg)
	log.Printf("listening on %s, headers within %s", cfg.Addr, cfg.HeaderTimeout)
	log.Fatal(s.Run()) // also timeouts/read-header-unset
}
