package flagged

import (
	"log"
	"net/http"
)

func methodValue() {
	srv := &http.Server{Addr: ":8080"}
	run := srv.ListenAndServe
	log.Fatal(run()) // want keepalive/idle-unset
}
