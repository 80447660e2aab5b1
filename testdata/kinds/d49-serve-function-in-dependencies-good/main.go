// kind: function that serves, in a struct of dependencies
// label: good
// subject: timeouts/package-serve
// text: main puts a closure into it that serves with limits

package main

import (
	"log"
	"net"
	"net/http"
	"time"

	"example.com/kinds/d49-serve-function-in-dependencies-good/internal/daemon"
)

func main() {
	deps := daemon.Deps{
		Listen: net.Listen,
		Serve: func(l net.Listener, h http.Handler) error {
			srv := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
			return srv.Serve(l)
		},
	}
	if err := daemon.Run(deps, ":8080"); err != nil {
		log.Fatal(err)
	}
}
