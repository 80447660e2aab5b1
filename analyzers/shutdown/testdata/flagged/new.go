package flagged

import (
	"log"
	"net/http"
)

func allocated() {
	srv := new(http.Server)
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
