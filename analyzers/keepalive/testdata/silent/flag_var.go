package silent

import (
	"flag"
	"log"
	"net/http"
)

func flagVar() {
	srv := &http.Server{Addr: ":8080"}
	flag.DurationVar(&srv.IdleTimeout, "idle-timeout", 0, "limit for idle")
	flag.Parse()
	log.Fatal(srv.ListenAndServe())
}
