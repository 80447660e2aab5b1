package silent

import (
	"log"
	"net/http"
	"time"
)

func recursion(srv *http.Server, depth int) *http.Server {
	if depth > 0 {
		return recursion(srv, depth-1)
	}
	srv.ReadHeaderTimeout = time.Second
	return srv
}

func startRecursion() { log.Fatal(recursion(&http.Server{Addr: ":8080"}, 3).ListenAndServe()) }
