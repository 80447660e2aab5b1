package gateway

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"
)

type Gateway struct {
	public *http.Server
}

func New(addr string) *Gateway {
	if addr == "" {
		addr = ":8080"
	}
	return &Gateway{public: &http.Server{
		Addr:              addr,
		Handler:           http.HandlerFunc(forward),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}}
}

func forward(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no backend for "+r.Host, http.StatusBadGateway)
}

func (g *Gateway) Serve() {
	if err := g.public.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}

func (g *Gateway) Stop(ctx context.Context) error {
	return g.public.Shutdown(ctx)
}
