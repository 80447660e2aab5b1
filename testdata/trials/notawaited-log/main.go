// kind: Shutdown in a goroutine, error only logged, main returns
// run: -listen {addr}
// cleanup: database closed
// ready: waiting for signals
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"flag"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type database struct{}

func (database) Close() { log.Print("database closed") }

func main() {
	listen := flag.String("listen", ":8080", "address")
	flag.Parse()

	var db database
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		n, _ := io.Copy(io.Discard, r.Body)
		log.Printf("order of %d bytes", n)
		w.WriteHeader(http.StatusCreated)
	})
	srv := &http.Server{Addr: *listen, Handler: mux}

	go func() {
		sigs := make(chan os.Signal, 1)
		signal.Notify(sigs, syscall.SIGINT, syscall.SIGTERM)
		log.Print("waiting for signals")
		sig := <-sigs
		log.Printf("got %v", sig)
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Printf("shutdown: %v", err)
		}
	}()

	log.Printf("listening on %s", srv.Addr)
	if err := srv.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	db.Close()
}
