package silent

import (
	"log"
	"net/http"
	"time"
)

func structStoredThroughPointer() {
	srv := new(http.Server)
	*srv = http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
