// kind: struct of dependencies of another package, with a function field
// label: bad
// subject: timeouts/package-serve
// text: the package's default for the function field is http.ListenAndServe

package main

import (
	"log"
	"net/http"

	"example.com/kinds/a46-deps-bad/daemon"
)

func main() {
	d := daemon.New()
	d.Handler = http.FileServer(http.Dir("/srv/www"))
	log.Fatal(d.Run(":8080")) // also timeouts/package-serve
}
