package flagged

import (
	"log"
	"net/http"
	"time"
)

const noLimit = time.Duration(0)

func zeroConstant() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: noLimit}
	log.Fatal(srv.ListenAndServe()) // want timeouts/read-header-unset
}
