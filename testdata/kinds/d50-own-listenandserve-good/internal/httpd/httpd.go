// Package httpd is net/http with our limits.
package httpd

import (
	"log"
	"net"
	"net/http"
	"time"
)

func ListenAndServe(addr string, h http.Handler) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return Serve(l, h)
}

func Serve(l net.Listener, h http.Handler) error {
	log.Println("listening on", l.Addr())
	srv := http.Server{
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
	}
	return srv.Serve(l)
}
