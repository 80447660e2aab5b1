package flagged

import (
	"log"
	"net/http"
)

func valueVar() {
	srv := http.Server{Addr: ":8080"}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
