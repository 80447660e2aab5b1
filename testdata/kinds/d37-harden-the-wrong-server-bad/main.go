// kind: helper that hardens a server, two servers
// label: bad
// subject: timeouts/read-header-unset
// text: the helper is called twice for one server and never for the other

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d37-harden-the-wrong-server-bad/internal/harden"
)

func main() {
	shop := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("shop"))}
	blog := &http.Server{Addr: ":8081", Handler: http.FileServer(http.Dir("blog"))}
	harden.Apply(blog)
	harden.Apply(blog)

	go func() {
		log.Fatal(blog.ListenAndServe())
	}()
	log.Fatal(shop.ListenAndServe()) // want timeouts/read-header-unset
}
