package main

import (
	"log"

	"example.com/statements/internal/httpserve"
)

func noNewline() {
	if err := httpserve.ListenAndServe(":8080", nil); err != nil {
		log.Fatal(err)
	}
} // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen