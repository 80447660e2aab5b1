// kind: servers in a channel of structs
// label: bad
// subject: shutdown/never-called
// text: started servers are sent over a channel to a goroutine that only lists them

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type component struct {
	name string
	srv  *http.Server
}

func start(name, addr string, started chan<- component) {
	c := component{name, &http.Server{Addr: addr, ReadTimeout: 3 * time.Second}}
	started <- c
	if err := c.srv.ListenAndServe(); err != http.ErrServerClosed { // want shutdown/never-called
		fmt.Println(name, err)
	}
}

func main() {
	started := make(chan component, 2)
	go start("front", ":8080", started)
	go start("back", ":8081", started)

	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	<-sig
	for range 2 {
		c := <-started
		fmt.Println("end of", c.name)
	}
}
