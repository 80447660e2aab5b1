// kind: server of a helper package
// label: bad
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: web.Run builds and serves a server without timeouts, one finding in web and none in main

package main

import (
	"log"
	"net/http"

	"example.com/kinds/b73-helper-run-bad/web"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("index")) })
	log.Fatal(web.Run(mux))
}
