package silent

import (
	"flag"
	"log"
	"net/http"
)

var headerLimit = flag.Duration("header-limit", 0, "limit for headers, 0 for none")

func flagValue() {
	flag.Parse()
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: *headerLimit}
	log.Fatal(srv.ListenAndServe())
}
