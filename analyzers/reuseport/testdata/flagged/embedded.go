package main

import (
	"log"
	"net/http"
)

type embeds struct{ http.Server }

func embedded() {
	e := &embeds{http.Server{Addr: ":8080"}}
	log.Fatal(e.ListenAndServe()) // want reuseport/plain-listen
}
