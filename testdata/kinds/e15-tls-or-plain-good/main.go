// kind: two serve calls of one server, TLS or plain
// label: good
// subject: timeouts/read-header-unset
// text: the limit for headers is set

package main

import (
	"flag"
	"log"
	"net/http"
	"os"

	"example.com/kinds/e15-tls-or-plain-good/internal/server"
)

func main() {
	var cfg server.Config
	flag.StringVar(&cfg.Addr, "addr", ":8080", "listen here")
	flag.StringVar(&cfg.CertFile, "cert", "", "certificate, for TLS")
	flag.StringVar(&cfg.KeyFile, "key", os.Getenv("TLS_KEY"), "key, for TLS")
	flag.Parse()

	s := server.New(cfg, http.FileServer(http.Dir(".")))
	if err := s.Start(); err != nil {
		log.Fatal(err)
	}
}
