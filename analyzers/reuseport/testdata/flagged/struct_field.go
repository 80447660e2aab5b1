package main

import (
	"log"
	"net/http"
)

type app struct{ srv *http.Server }

func structField() {
	a := app{srv: &http.Server{Addr: ":8080"}}
	log.Fatal(a.srv.ListenAndServe()) // want reuseport/plain-listen
}
