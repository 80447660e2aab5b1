package gateway

import (
	"context"
	"log"
	"net/http"
	"time"
)

// Gateway serves files.
type Gateway struct {
	server *http.Server
	failed chan error
}

// New makes a Gateway.
func New(addr string, fs http.FileSystem) *Gateway {
	return &Gateway{
		server: &http.Server{
			Addr:              addr,
			Handler:           http.FileServer(fs),
			ReadHeaderTimeout: 5 * time.Second,
			IdleTimeout:       time.Minute,
		},
		failed: make(chan error, 1),
	}
}

// Start serves in the background.
func (g *Gateway) Start() {
	go func() {
		if err := g.server.ListenAndServe(); err != http.ErrServerClosed { // also shutdown/signal-not-wired
			g.failed <- err
		}
	}()
}

// Failed tells of the server's failure.
func (g *Gateway) Failed() <-chan error { return g.failed }

// Stop lets requests finish.
func (g *Gateway) Stop() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := g.server.Shutdown(ctx); err != nil { // want shutdown/signal-not-wired
		log.Print("gateway: ", err)
	}
}
