package silent

import (
	"log"
	"net/http"
)

func methodValue() {
	srv := &http.Server{Addr: ":8080"}
	atExit(srv.Close)
	log.Print(srv.ListenAndServe())
}

var exits []func() error

func atExit(f func() error) { exits = append(exits, f) }
