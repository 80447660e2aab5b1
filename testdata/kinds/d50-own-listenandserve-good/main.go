// kind: package of the program with a ListenAndServe of its own
// label: good
// subject: keepalive/idle-unset
// text: the server that it builds has one

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d50-own-listenandserve-good/internal/httpd"
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
	log.Fatal(httpd.ListenAndServe(":8080", mux))
}
