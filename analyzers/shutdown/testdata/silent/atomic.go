package silent

import (
	"net/http"
	"sync/atomic"
)

var current atomic.Pointer[http.Server]

func startCurrent() {
	srv := &http.Server{Addr: ":8080"}
	current.Store(srv)
	go srv.ListenAndServe()
}

func stopCurrent() { current.Load().Close() }
