// kind: servers go through a channel to a supervisor in another package
// label: good
// subject: timeouts/read-header-unset
// text: the servers that are sent have one

package main

import (
	"net/http"
	"time"

	"example.com/kinds/d39-channel-to-supervisor-good/internal/supervisor"
)

func tenant(addr, root string) *http.Server {
	return &http.Server{
		Addr:              addr,
		Handler:           http.FileServer(http.Dir(root)),
		ReadHeaderTimeout: 5 * time.Second,
		IdleTimeout:       time.Minute,
	}
}

func main() {
	jobs := make(chan *http.Server)
	go func() {
		defer close(jobs)
		jobs <- tenant(":8001", "/srv/a")
		jobs <- tenant(":8002", "/srv/b")
	}()
	supervisor.Run(jobs)
}
