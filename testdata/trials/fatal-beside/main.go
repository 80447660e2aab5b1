// kind: log.Fatal around serving in a goroutine, beside a Shutdown in main
// run: ADDR={addr}
// cleanup: audit log closed
// ready: waiting for signals
// fix: await
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"context"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	srv := &http.Server{Addr: os.Getenv("ADDR")}
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	})
	go func() {
		log.Fatal(srv.ListenAndServe())
	}()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, os.Interrupt)
	log.Print("waiting for signals")
	log.Print("got ", <-stop)
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Print(err)
	}
	log.Print("audit log closed")
}
