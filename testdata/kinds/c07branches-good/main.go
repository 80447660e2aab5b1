// kind: either of two fields on different branches
// label: good
// subject: timeouts/read-header-unset
// text: one timeout on each branch

package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	srv := &http.Server{Addr: ":8080"}
	if os.Getenv("X") != "" {
		srv.ReadHeaderTimeout = time.Second
	} else {
		srv.ReadTimeout = time.Second
	}
	log.Fatal(srv.ListenAndServe())
}
