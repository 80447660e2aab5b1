package flagged

import (
	"log"
	"net/http"
	"time"
)

func labelledCall(skip bool) {
	srv := &http.Server{Addr: ":8080"}
	if skip {
		goto serve
	}
	srv.ReadHeaderTimeout = time.Second
serve:
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
