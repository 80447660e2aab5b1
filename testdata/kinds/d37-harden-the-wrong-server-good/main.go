// kind: helper that hardens a server, two servers
// label: good
// subject: timeouts/read-header-unset
// text: the helper is called for both

package main

import (
	"log"
	"net/http"

	"example.com/kinds/d37-harden-the-wrong-server-good/internal/harden"
)

func main() {
	shop := &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("shop"))}
	blog := &http.Server{Addr: ":8081", Handler: http.FileServer(http.Dir("blog"))}
	harden.Apply(blog)
	harden.Apply(shop)

	go func() {
		log.Fatal(blog.ListenAndServe())
	}()
	log.Fatal(shop.ListenAndServe())
}
