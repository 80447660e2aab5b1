// kind: function that serves, in a struct of dependencies
// label: bad
// subject: timeouts/package-serve
// text: main puts http.Serve into the struct

package main

import (
	"log"
	"net"
	"net/http"

	"example.com/kinds/d49-serve-function-in-dependencies-bad/internal/daemon"
)

func main() {
	deps := daemon.Deps{
		Listen: net.Listen,
		Serve:  http.Serve, // want timeouts/package-serve
	}
	if err := daemon.Run(deps, ":8080"); err != nil { // also timeouts/package-serve
		log.Fatal(err)
	}
}
