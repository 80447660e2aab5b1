package silent

import (
	"flag"
	"log"
	"net/http"
)

func flagVar() {
	srv := &http.Server{Addr: ":8080"}
	flag.DurationVar(&srv.ReadHeaderTimeout, "header-timeout", 0, "limit for headers")
	flag.Parse()
	log.Fatal(srv.ListenAndServe())
}
