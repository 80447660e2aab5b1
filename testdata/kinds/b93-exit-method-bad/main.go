// kind: exit in a handler made by a method
// label: bad
// subject: recovery/exit-in-handler
// text: a closure that a method returns calls Fatalf of a logger for an error of the request

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

type notes struct {
	log *log.Logger
	dir string
}

func (n *notes) save() http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			n.log.Fatalf("body: %v", err) // also recovery/exit-in-handler
		}
		if err := os.WriteFile(n.dir+"/note", data, 0o600); err != nil {
			http.Error(w, "disk", http.StatusInternalServerError)
		}
	}
}

func main() {
	n := &notes{log.New(os.Stderr, "notes ", log.LstdFlags), os.TempDir()}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /note", n.save())
	srv := http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 10 * time.Second}
	n.log.Fatal(srv.ListenAndServe()) // want recovery/exit-in-handler
}
