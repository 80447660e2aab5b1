package main

import (
	"log"
	"net/http"
)

func suppressedByGosec() {
	log.Fatal(http.ListenAndServe(":8080", nil)) //#nosec G114 -- that is about timeouts // want reuseport/plain-listen
}
