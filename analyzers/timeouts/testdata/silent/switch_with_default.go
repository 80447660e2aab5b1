package silent

import (
	"log"
	"net/http"
	"time"
)

func switchWithDefault(env string) {
	srv := &http.Server{Addr: ":8080"}
	switch env {
	case "staging":
		srv.ReadHeaderTimeout = time.Second
	default:
		srv.ReadHeaderTimeout = 2 * time.Second
	}
	log.Fatal(srv.ListenAndServe())
}
