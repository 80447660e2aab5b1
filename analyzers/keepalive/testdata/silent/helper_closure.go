package silent

import (
	"log"
	"net/http"
	"time"
)

func helperClosure() {
	srv := &http.Server{Addr: ":8080"}
	set := func() { srv.IdleTimeout = time.Second }
	set()
	log.Fatal(srv.ListenAndServe())
}
