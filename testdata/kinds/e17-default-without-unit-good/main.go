// kind: default of a duration in a configuration package
// label: good
// subject: timeouts/not-a-duration
// text: the default is in seconds

package main

import (
	"log"
	"net/http"

	"example.com/kinds/e17-default-without-unit-good/config"
)

func main() {
	cfg := config.WithDefaults(config.Config{Addr: ":8080"})
	srv := &http.Server{
		Addr:         cfg.Addr,
		Handler:      http.RedirectHandler("https://example.com/", http.StatusFound),
		ReadTimeout:  cfg.ReadTimeout,
		WriteTimeout: cfg.WriteTimeout,
		IdleTimeout:  cfg.IdleTimeout,
	}
	log.Fatal(srv.ListenAndServe())
}
