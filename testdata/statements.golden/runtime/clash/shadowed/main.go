package main

import (
	"log"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

func main() {
	log.Println(time.Now())
	serve("now")
}

// The parameter hides package time where the timeouts would be set.
func serve(time string) {
	log.Println(time)
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
