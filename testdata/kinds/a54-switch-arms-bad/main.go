// kind: switch with several arms
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the default arm of a switch sets a limit for answers only

package main

import (
	"flag"
	"log"
	"net/http"
	"time"
)

func main() {
	mode := flag.String("mode", "web", "web, api or files")
	flag.Parse()

	srv := &http.Server{Addr: ":8080"}
	switch *mode {
	case "web":
		srv.Handler = http.FileServer(http.Dir("web"))
		srv.ReadTimeout = 10 * time.Second
	case "api":
		srv.Handler = http.StripPrefix("/v1", http.FileServer(http.Dir("api")))
		srv.ReadHeaderTimeout = 2 * time.Second
		srv.IdleTimeout = time.Minute
	default:
		srv.Handler = http.FileServer(http.Dir(*mode))
		srv.WriteTimeout = time.Hour
	}
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want timeouts/read-header-unset keepalive/idle-unset
		log.Fatal(err)
	}
}
