package silent

import (
	"log"
	"net/http"
	"time"
)

func zeroGuard(srv *http.Server) {
	if srv.ReadHeaderTimeout == 0 {
		srv.ReadHeaderTimeout = time.Second
	}
	log.Fatal(srv.ListenAndServe())
}

func startZeroGuard(limit time.Duration) {
	zeroGuard(&http.Server{Addr: ":8080", ReadHeaderTimeout: limit})
}

func startZeroGuardBare() { zeroGuard(&http.Server{Addr: ":8080"}) }
