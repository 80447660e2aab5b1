// kind: imported package replaces the default mux
// label: bad
// subject: devmode/pprof-public devmode/expvar-public
// text: a package links pprof and makes a new mux in init, but only for itself

package main

import (
	"io"
	"log"
	"net/http"

	_ "example.com/kinds/b62-pprof-replaced-bad/telemetry"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "welcome")
	})
	log.Fatal(http.ListenAndServe(":8080", nil)) // want devmode/pprof-public
}
