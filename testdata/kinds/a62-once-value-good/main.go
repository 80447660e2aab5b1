// kind: sync.OnceValue
// label: good
// subject: timeouts/read-header-unset
// text: the function of sync.OnceValue makes a server with a limit for headers

package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

var server = sync.OnceValue(func() *http.Server {
	mux := http.NewServeMux()
	mux.Handle("/docs/", http.StripPrefix("/docs/", http.FileServer(http.Dir("docs"))))
	s := &http.Server{Addr: ":8080", Handler: mux}
	s.ReadHeaderTimeout = 4 * time.Second
	return s
})

func main() {
	server().RegisterOnShutdown(func() { log.Print("bye") })
	if err := server().ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
