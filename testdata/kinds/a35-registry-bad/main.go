// kind: registry of another package, with Shutdown behind an interface
// label: bad
// subject: shutdown/never-called
// text: the registry's loop stops keep-alives of the registered servers when a signal comes, and never shuts them down

package main

import (
	"log"
	"net/http"
	"time"

	"example.com/kinds/a35-registry-bad/life"
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
	if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/never-called
		log.Fatal(err)
	}
	<-life.Done
}
