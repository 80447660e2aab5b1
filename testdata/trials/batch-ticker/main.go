// kind: worker on a ticker with a health server beside it
// run: {addr}
// cleanup: never
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// in use: as before

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	health := &http.Server{Addr: os.Args[1]}
	health.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		log.Print("order begins")
		io.Copy(w, r.Body)
	})
	go func() {
		if err := health.ListenAndServe(); err != nil {
			log.Fatal(err)
		}
	}()
	log.Print("listening on ", health.Addr)
	for range time.Tick(100 * time.Millisecond) {
		log.Print("polled")
	}
}
