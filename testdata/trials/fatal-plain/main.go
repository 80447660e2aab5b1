// kind: log.Fatal around the serve call, with a deferred clean-up
// run: ADDR={addr}
// cleanup: spool flushed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// twice: killed, not cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func order(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "ordered %s", body)
}

func main() {
	defer fmt.Println("spool flushed")
	http.HandleFunc("POST /order", order)
	addr := os.Getenv("ADDR")
	log.Printf("listening on %s", addr)
	log.Fatal(http.ListenAndServe(addr, nil))
}
