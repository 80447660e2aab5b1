// Shop takes orders over HTTP and saves them when it ends.
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"sync/atomic"
)

func main() {
	addr := flag.String("addr", ":8080", "address to listen on")
	flag.Parse()

	orders := &orders{}
	defer orders.Close() // saves what came in

	http.Handle("POST /order", orders)
	log.Printf("taking orders on %s", *addr)
	log.Fatal(http.ListenAndServe(*addr, nil))
}

// orders counts the orders that came in.
type orders struct{ items atomic.Int64 }

// ServeHTTP takes one order: the request body.
func (o *orders) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	o.items.Add(1)
	fmt.Fprintf(w, "ordered %s\n", text)
}

// Close saves the orders.
func (o *orders) Close() error {
	fmt.Printf("saved %d orders\n", o.items.Load())
	return nil
}
