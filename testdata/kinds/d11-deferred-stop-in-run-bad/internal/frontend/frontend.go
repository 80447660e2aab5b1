package frontend

import (
	"context"
	"log"
	"net/http"
	"time"
)

func Run(addr string) error {
	srv := &http.Server{Addr: addr, Handler: pages(), ReadHeaderTimeout: 5 * time.Second}
	defer stop(srv) // also shutdown/signal-not-wired
	log.Println("frontend on", addr)
	return srv.ListenAndServe() // want shutdown/signal-not-wired
}

func stop(srv *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil { // also shutdown/signal-not-wired
		log.Println("shutdown:", err)
	}
}

func pages() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/", http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))
	return mux
}
