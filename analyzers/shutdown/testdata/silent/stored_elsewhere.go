package silent

import (
	"log"
	"net/http"
)

var running *http.Server

func storedElsewhere() {
	srv := &http.Server{Addr: ":8080"}
	running = srv
	log.Print(srv.ListenAndServe())
}

func stopStored() {
	if running != nil {
		running.Close()
	}
}
