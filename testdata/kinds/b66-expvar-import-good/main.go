// kind: expvar linked by a helper package
// label: good
// subject: devmode/expvar-public devmode/pprof-public
// text: a package that counts imports expvar, and main serves a mux of its own

package main

import (
	"fmt"
	"log"
	"net/http"

	"example.com/kinds/b66-expvar-import-good/count"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "visitor", count.Visit())
	})
	log.Fatal(http.ListenAndServe(":8080", mux))
}
