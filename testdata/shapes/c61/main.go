package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func order(w http.ResponseWriter, r *http.Request) {
	go func() { // want recovery/goroutine-panic
		if err := os.WriteFile("orders", []byte("one more\n"), 0o600); err != nil {
			panic(err)
		}
	}()
	w.WriteHeader(http.StatusAccepted)
}

// net/http recovers in the goroutine of the handler, and in no other.
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /order", order)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called reuseport/plain-listen
}
