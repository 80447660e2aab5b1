package silent

import (
	"log"
	"net/http"
	"time"
)

func bothSet() {
	srv := &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
