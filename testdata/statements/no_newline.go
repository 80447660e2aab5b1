package main

import (
	"log"
	"net/http"
)

func noNewline() { log.Fatal(http.ListenAndServe(":8080", nil)) } // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen