package silent

import (
	"log"
	"net/http"
	"time"
)

func assignedLater() {
	srv := &http.Server{Addr: ":8080"}
	log.Println("starting")
	srv.IdleTimeout = 5 * time.Second
	log.Fatal(srv.ListenAndServe())
}
