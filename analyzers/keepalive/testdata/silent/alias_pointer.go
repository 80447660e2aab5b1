package silent

import (
	"log"
	"net/http"
	"time"
)

func aliasPointer() {
	srv := &http.Server{Addr: ":8080"}
	p := srv
	p.IdleTimeout = time.Second
	log.Fatal(srv.ListenAndServe())
}
