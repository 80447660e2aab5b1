// kind: struct of durations applied by a constructor
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: the constructor puts both durations of the config into the fields for answers and sizes

package main

import (
	"log"
	"net/http"

	"example.com/kinds/a26-config-bad/conf"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(r.PathValue("id")))
	})
	srv := conf.Default.NewServer(mux)
	log.Printf("listening on %s", srv.Addr)
	log.Fatal(srv.ListenAndServeTLS("tls.crt", "tls.key")) // want timeouts/read-header-unset keepalive/idle-unset
}
