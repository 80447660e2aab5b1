// kind: first error through a channel of structs
// run: WEB={addr} PEER={addr2}
// order2: /order
// cleanup: peers told
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before
// second in use: as before

package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

type result struct {
	name string
	err  error
}

func serve(name, addr string, results chan<- result) {
	mux := http.NewServeMux()
	mux.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins for", name)
		io.Copy(w, r.Body)
	})
	err := http.ListenAndServe(addr, mux)
	results <- result{name, err}
}

func main() {
	results := make(chan result, 2)
	go serve("web", os.Getenv("WEB"), results)
	go serve("peer", os.Getenv("PEER"), results)
	first := <-results
	if first.err != nil {
		log.Fatalf("%s: %v", first.name, first.err)
	}
	fmt.Println("peers told")
}
