// kind: copy of a struct that embeds a pointer to a server
// label: good
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the copy of a struct shares the server with the first, on which the limits are set afterwards

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
	return v.ListenAndServe()
}

func main() {
	first := vhost{&http.Server{Addr: ":8080"}, "first"}
	second := first
	second.name = "second"
	second.Server.Addr = ":8081"
	first.ReadTimeout = 30 * time.Second
	second.Handler = http.FileServer(http.Dir(second.name))
	if err := second.serve(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}
