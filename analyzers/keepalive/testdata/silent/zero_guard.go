package silent

import (
	"log"
	"net/http"
	"time"
)

func zeroGuard(srv *http.Server) {
	if srv.IdleTimeout == 0 {
		srv.IdleTimeout = time.Second
	}
	log.Fatal(srv.ListenAndServe())
}

func startZeroGuard(limit time.Duration) { zeroGuard(&http.Server{Addr: ":8080", IdleTimeout: limit}) }

func startZeroGuardBare() { zeroGuard(&http.Server{Addr: ":8080"}) }
