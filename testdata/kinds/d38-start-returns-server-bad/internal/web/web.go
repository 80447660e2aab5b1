package web

import (
	"errors"
	"log"
	"net"
	"net/http"
	"time"
)

const timeout = 5 * time.Second

func Start(addr string) (*http.Server, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", http.NotFound)
	srv := &http.Server{
		Handler:     mux,
		IdleTimeout: 12 * timeout,
	}
	go func() {
		if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) { // want timeouts/read-header-unset
			log.Println("web:", err)
		}
	}()
	return srv, nil
}
