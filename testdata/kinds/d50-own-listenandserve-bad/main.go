// kind: package of the program with a ListenAndServe of its own
// label: bad
// subject: keepalive/idle-unset
// text: the server that it builds has no limit for idle connections

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d50-own-listenandserve-bad/internal/httpd"
)

func main() {
	handlers := map[string]http.Handler{
		"/a/": http.FileServer(http.Dir("a")),
		"/b/": http.FileServer(http.Dir("b")),
	}
	mux := http.NewServeMux()
	for prefix, h := range handlers {
		mux.Handle(prefix, http.StripPrefix(prefix, h))
	}
	log.Fatal(httpd.ListenAndServe(":8080", mux)) // also keepalive/idle-unset
}
