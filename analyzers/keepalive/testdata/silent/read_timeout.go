package silent

import (
	"log"
	"net/http"
	"time"
)

func readTimeout() {
	srv := &http.Server{Addr: ":8080", ReadTimeout: 5 * time.Second}
	log.Fatal(srv.ListenAndServe())
}
