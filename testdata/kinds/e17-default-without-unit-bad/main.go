// kind: default of a duration in a configuration package
// label: bad
// subject: timeouts/not-a-duration
// text: the default has no unit

package main

import (
	"log"
	"net/http"

	"example.com/kinds/e17-default-without-unit-bad/config"
)

func main() {
	cfg := config.WithDefaults(config.Config{Addr: ":8080"})
	srv := &http.Server{
		Addr:         cfg.Addr,
		Handler:      http.RedirectHandler("https://example.com/", http.StatusFound),
		ReadTimeout:  cfg.ReadTimeout, // also timeouts/not-a-duration
		WriteTimeout: cfg.WriteTimeout,
		IdleTimeout:  cfg.IdleTimeout,
	}
	log.Fatal(srv.ListenAndServe()) // also timeouts/not-a-duration
}
