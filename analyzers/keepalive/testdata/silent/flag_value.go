package silent

import (
	"flag"
	"log"
	"net/http"
)

var idleLimit = flag.Duration("idle-limit", 0, "limit for idle connections, 0 for none")

func flagValue() {
	flag.Parse()
	srv := &http.Server{Addr: ":8080", IdleTimeout: *idleLimit}
	log.Fatal(srv.ListenAndServe())
}
