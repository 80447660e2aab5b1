// kind: imported package replaces the default mux
// label: good
// subject: devmode/pprof-public devmode/expvar-public
// text: a package links pprof and replaces http.DefaultServeMux in init

package main

import (
	"io"
	"log"
	"net/http"

	_ "example.com/kinds/b62-pprof-replaced-good/telemetry"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "welcome")
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
