package silent

import (
	"log"
	"net/http"
	"time"
)

func helperClosureParam() {
	srv := &http.Server{Addr: ":8080"}
	set := func(s *http.Server) { s.ReadHeaderTimeout = time.Second }
	set(srv)
	log.Fatal(srv.ListenAndServe())
}
