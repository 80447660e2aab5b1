package silent

import (
	"log"
	"net/http"
	"time"
)

func valueVar() {
	srv := http.Server{Addr: ":8080", IdleTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
