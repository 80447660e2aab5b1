package flagged

import (
	"log"
	"net/http"
)

func labels(n int) {
	srv := &http.Server{Addr: ":8080"}
retry:
	if n > 3 {
		goto give
	}
	n++
	log.Print(srv.ListenAndServe()) // want keepalive/idle-unset
	goto retry
give:
	log.Fatal("gave up")
}
