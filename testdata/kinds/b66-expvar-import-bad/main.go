// kind: expvar linked by a helper package
// label: bad
// subject: devmode/expvar-public devmode/pprof-public
// text: a package that counts imports expvar, and main serves the default mux

package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/kinds/b66-expvar-import-bad/count"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "visitor", count.Visit())
	})
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/expvar-public
}
