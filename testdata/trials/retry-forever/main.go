// kind: serve call in a loop that tries again for ever
// run: ADDR={addr}
// cleanup: queue is on disk
// tells: trying again
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: serves

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)
	defer log.Println("queue is on disk")
	mux := http.NewServeMux()
	mux.Handle("/order", http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		log.Println("order begins")
		if _, err := io.Copy(w, req.Body); err != nil {
			log.Println("order:", err)
		}
	}))
	for {
		log.Println("listening on", os.Getenv("ADDR"))
		err := http.ListenAndServe(os.Getenv("ADDR"), mux)
		log.Println("trying again:", err)
		time.Sleep(50 * time.Millisecond)
	}
}
