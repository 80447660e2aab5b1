package silent

import (
	"log"
	"net/http"
	"time"
)

func ping(srv *http.Server, n int) {
	if n == 0 {
		srv.IdleTimeout = time.Second
		return
	}
	pong(srv, n-1)
}

func pong(srv *http.Server, n int) { ping(srv, n) }

func startMutualRecursion() {
	srv := &http.Server{Addr: ":8080"}
	ping(srv, 5)
	log.Fatal(srv.ListenAndServe())
}
