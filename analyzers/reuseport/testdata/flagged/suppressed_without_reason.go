package main

import (
	"log"
	"net/http"
)

func suppressedWithoutReason() {
	//srvfix:ignore reuseport
	log.Fatal(http.ListenAndServe(":8080", nil)) // want reuseport/plain-listen
}
