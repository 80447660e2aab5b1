// Worker works for ever and lets people look at it over HTTP.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
)

func main() {
	addr := flag.String("addr", ":8081", "address to listen on")
	flag.Parse()

	mux := http.NewServeMux()
	mux.HandleFunc("POST /order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		text, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "ordered %s\n", text)
	})
	srv := &http.Server{Addr: *addr, Handler: mux}
	go func() {
		log.Fatal(srv.ListenAndServe())
	}()
	select {} // the work
}
