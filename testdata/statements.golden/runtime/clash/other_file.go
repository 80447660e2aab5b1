package main

import (
	"log"
	"net/http"

	httpserve2 "example.com/statements/internal/httpserve"
)

func otherFile() {
	srv := &http.Server{Addr: ":8080"}
	if err := httpserve2.Run(srv); err != nil { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}
