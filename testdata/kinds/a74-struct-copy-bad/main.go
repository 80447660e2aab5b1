// kind: copy of a struct that embeds a pointer to a server
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the copy of a struct gets a new server, which has no limits, and the copy is served

package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

type vhost struct {
	*http.Server
	name string
}

func (v vhost) serve() error {
	fmt.Println("serving", v.name)
	return v.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset
}

func main() {
	first := vhost{&http.Server{Addr: ":8080"}, "first"}
	second := first
	second.name = "second"
	second.Server = &http.Server{Addr: first.Addr}
	first.ReadTimeout = 30 * time.Second
	second.Handler = http.FileServer(http.Dir(second.name))
	if err := second.serve(); err != nil { // also timeouts/read-header-unset keepalive/idle-unset
		fmt.Fprintln(os.Stderr, err)
	}
}
