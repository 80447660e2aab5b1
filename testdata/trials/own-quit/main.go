// kind: POST /quit stops the server, main waits for the end of it
// run: ADDR={addr}
// cleanup: proxy stopped
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: POST /quitquitquit: as before, answered, cleaned
// in use: as before

package main

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	mux := http.NewServeMux()
	srv := &http.Server{Addr: os.Getenv("ADDR"), Handler: mux}
	stopped := make(chan struct{})
	mux.HandleFunc("POST /quitquitquit", func(w http.ResponseWriter, r *http.Request) {
		go func() {
			defer close(stopped)
			if err := srv.Shutdown(context.Background()); err != nil {
				log.Print(err)
			}
		}()
	})
	mux.HandleFunc("POST /order", func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	})
	log.Print("listening on ", srv.Addr)
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-stopped
	log.Print("proxy stopped")
}
