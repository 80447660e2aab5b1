// kind: servers embedded two levels deep in structs of a slice
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: one of the structs in the slice embeds a server that nobody limits

package main

import (
	"log"
	"net/http"
	"time"
)

type base struct {
	*http.Server
}

type node struct {
	base
	zone string
}

type cluster []node

func (c *cluster) join(zone string, srv *http.Server) {
	*c = append(*c, node{base{srv}, zone})
}

func (c cluster) each(f func(node)) {
	for _, n := range c {
		f(n)
	}
}

func main() {
	var c cluster
	c.join("eu", &http.Server{Addr: ":8080", Handler: http.FileServer(http.Dir("eu"))})
	c.join("us", &http.Server{Addr: ":8081", Handler: http.FileServer(http.Dir("us"))})
	c[1].ReadHeaderTimeout, c[1].IdleTimeout = 10*time.Second, time.Minute
	c.each(func(n node) {
		go func() { log.Fatal(n.zone, n.ListenAndServe()) }() // want timeouts/read-header-unset keepalive/idle-unset
	})
	select {}
}
