package flagged

import (
	"log"
	"net/http"
)

func variable() {
	var srv http.Server
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
