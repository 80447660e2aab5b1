package flagged

import (
	"log"
	"net/http"
	"time"
)

func loopMayNotRun(limits []time.Duration) {
	srv := &http.Server{Addr: ":8080"}
	for _, d := range limits {
		srv.ReadHeaderTimeout = d
	}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
