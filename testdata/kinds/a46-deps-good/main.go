// kind: struct of dependencies of another package, with a function field
// label: good
// subject: timeouts/package-serve
// text: the package's default for the function field is its own function with limits

package main

import (
	"log"
	"net/http"

	"example.com/kinds/a46-deps-good/daemon"
)

func main() {
	d := daemon.New()
	d.Handler = http.FileServer(http.Dir("/srv/www"))
	log.Fatal(d.Run(":8080"))
}
