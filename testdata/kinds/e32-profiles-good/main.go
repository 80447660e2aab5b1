// kind: table of settings of which a flag chooses one
// label: good
// subject: timeouts/read-header-unset
// text: all settings have a limit for headers

package main

import (
	"flag"
	"log"
	"net/http"

	"example.com/kinds/e32-profiles-good/internal/profile"
)

func main() {
	name := flag.String("profile", "small", "small, medium or large")
	addr := flag.String("addr", ":8080", "listen here")
	flag.Parse()

	p, err := profile.Get(*name)
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{
		Addr:              *addr,
		Handler:           http.FileServer(http.Dir("/var/www")),
		ReadHeaderTimeout: p.Header,
		WriteTimeout:      p.Write,
		IdleTimeout:       p.Idle,
	}
	log.Fatal(srv.ListenAndServe())
}
