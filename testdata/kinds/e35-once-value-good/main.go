// kind: server that sync.OnceValue makes
// label: good
// subject: keepalive/idle-unset
// text: the server is made with a limit for whole requests, which holds for idling

package main

import (
	"fmt"
	"log"
	"net/http"
	"sync"
	"time"
)

const limit = 8 * time.Second

var routes = sync.OnceValue(func() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /sum/{a}/{b}", func(w http.ResponseWriter, r *http.Request) {
		var a, b int
		if _, err := fmt.Sscan(r.PathValue("a")+" "+r.PathValue("b"), &a, &b); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		fmt.Fprintln(w, a+b)
	})
	return mux
})

var server = sync.OnceValue(func() *http.Server {
	return &http.Server{
		Addr:        ":8080",
		Handler:     routes(),
		ReadTimeout: limit,
	}
})

func main() {
	log.Printf("listening on %s", server().Addr)
	log.Fatal(server().ListenAndServe())
}
