package site

import (
	"net/http"
	"time"
)

func ListenAndServe(addr string) error {
	srv := &http.Server{
		Addr:              addr,
		Handler:           http.FileServer(http.Dir("site")),
		ReadHeaderTimeout: 5 * time.Second,
	}
	return srv.ListenAndServe()
}
