// kind: server of a helper package
// label: good
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: web.Run builds a server with timeouts

package main

import (
	"log"
	"net/http"

	"example.com/kinds/b73-helper-run-good/web"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("index")) })
	log.Fatal(web.Run(mux))
}
