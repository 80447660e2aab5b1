// kind: registry of another package, with Shutdown behind an interface
// label: good
// subject: shutdown/never-called
// text: the registry's loop shuts the registered servers down when a signal comes

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a35-registry-good/life"
)

func main() {
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           http.FileServer(http.Dir("/srv/www")),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
	life.Register("www", srv)
	go life.Watch()
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	<-life.Done
}
