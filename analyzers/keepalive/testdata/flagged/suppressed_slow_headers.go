package flagged

import (
	"log"
	"net/http"
)

func suppressedSlowHeaders() {
	srv := &http.Server{Addr: ":8080"} //#nosec G112 -- that is about slow headers
	log.Fatal(srv.ListenAndServe())    // want keepalive/idle-unset
}
