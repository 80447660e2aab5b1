package silent

import (
	"log"
	"net/http"
	"time"
)

func allocated() {
	srv := new(http.Server)
	srv.IdleTimeout = 5 * time.Second
	log.Fatal(srv.ListenAndServe())
}
