// A function of another package gets the server before it serves.
package main

import (
	"context"
	"log"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"example.com/statements/handlers/given/routes"
)

func main() {
	srv := &http.Server{Addr: "localhost:8080", Handler: http.NewServeMux()}
	routes.Add(srv)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() { log.Print(srv.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	srv.Shutdown(ctx)
}
