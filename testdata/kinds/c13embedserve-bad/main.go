// kind: slice of structs that embed servers
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a slice of structs that embed servers

package main

import (
	"log"
	"net/http"
)

type Server struct {
	*http.Server
	name string
}
type group struct{ list []Server }

func (g group) start() {
	for i := range g.list {
		go g.list[i].ListenAndServe() // want timeouts/read-header-unset
	}
}
func main() {
	g := group{list: []Server{{Server: &http.Server{Addr: ":1"}}, {Server: &http.Server{Addr: ":2"}}}}
	g.start()
	log.Print("x")
	select {}
}
