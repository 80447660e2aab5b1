package silent

import (
	"log"
	"net/http"
	"time"
)

func labels() {
	srv := &http.Server{Addr: ":8080"}
	n := 0
again:
	srv.ReadHeaderTimeout = time.Second
	if n < 2 {
		n++
		goto again
	}
	log.Fatal(srv.ListenAndServe())
}
