package flagged

import (
	"log"
	"net/http"
	"time"
)

func loop() {
	for {
		srv := &http.Server{Addr: ":8080"}
		log.Print(srv.ListenAndServe()) // want keepalive/idle-unset
		time.Sleep(time.Second)
	}
}
