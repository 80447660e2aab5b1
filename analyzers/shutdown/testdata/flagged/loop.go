package flagged

import (
	"log"
	"net/http"
)

func loop() {
	for {
		srv := &http.Server{Addr: ":8080"}
		log.Print(srv.ListenAndServe()) // want shutdown/never-called
	}
}
