// kind: helper that serves on a listener, in a test file or not
// label: bad
// subject: timeouts/package-serve
// text: main uses the helper, which calls http.Serve

package main

import (
	"log"
	"net"
	"net/http"
)

func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /sum", func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "not yet", http.StatusNotImplemented)
	})
	return mux
}

func serve(l net.Listener) error {
	return http.Serve(l, handler()) // want timeouts/package-serve
}

func main() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(serve(l)) // also timeouts/package-serve
}
