package main

import (
	"log"
	"net/http"
)

// suppressedFunction starts everything.
//
//srvfix:ignore reuseport one process per machine
func suppressedFunction() { log.Fatal(http.ListenAndServe(":8080", nil)) }
