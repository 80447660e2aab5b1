package flagged

import (
	"log"
	"net/http"
)

func constructor() {
	log.Fatal(newServer().ListenAndServe()) // want shutdown/never-called
}

func newServer() *http.Server { return &http.Server{Addr: ":8080"} }
