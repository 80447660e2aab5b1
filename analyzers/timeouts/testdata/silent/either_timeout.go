package silent

import (
	"log"
	"net/http"
	"time"
)

func eitherTimeout(uploads bool) {
	srv := &http.Server{Addr: ":8080"}
	if uploads {
		srv.ReadHeaderTimeout = time.Second
	} else {
		srv.ReadTimeout = time.Second
	}
	log.Fatal(srv.ListenAndServe())
}

func eitherHelper(uploads bool) {
	srv := &http.Server{Addr: ":8080"}
	limit(srv, uploads)
	log.Fatal(srv.ListenAndServe())
}

func limit(srv *http.Server, uploads bool) {
	if uploads {
		srv.ReadHeaderTimeout = time.Second
		srv.ReadTimeout = 0
		return
	}
	srv.ReadTimeout = time.Second
}
