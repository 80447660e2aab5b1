package silent

import (
	"log"
	"net/http"
	"time"
)

type ourServer http.Server

func converted() {
	srv := &ourServer{Addr: ":8080"}
	srv.ReadHeaderTimeout = time.Second
	log.Fatal((*http.Server)(srv).ListenAndServe())
}
