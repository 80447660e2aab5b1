// kind: servers go through a channel to a supervisor in another package
// label: bad
// subject: timeouts/read-header-unset
// text: the servers that are sent have no limit for headers

package main

import (
	"net/http"
	"time"

	"example.com/kinds/d39-channel-to-supervisor-bad/internal/supervisor"
)

func tenant(addr, root string) *http.Server {
	return &http.Server{
		Addr:        addr,
		Handler:     http.FileServer(http.Dir(root)),
		IdleTimeout: time.Minute,
	}
}

func main() {
	jobs := make(chan *http.Server)
	go func() {
		defer close(jobs)
		jobs <- tenant(":8001", "/srv/a")
		jobs <- tenant(":8002", "/srv/b")
	}()
	supervisor.Run(jobs) // also timeouts/read-header-unset
}
