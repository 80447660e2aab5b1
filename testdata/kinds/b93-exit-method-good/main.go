// kind: exit in a handler made by a method
// label: good
// subject: recovery/exit-in-handler
// text: the closure calls Printf of the logger, os.Exit(0) ends the program on request

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
			n.log.Printf("body: %v", err)
			http.Error(w, "body", http.StatusBadRequest)
			return
		}
		if err := os.WriteFile(n.dir+"/note", data, 0o600); err != nil {
			http.Error(w, "disk", http.StatusInternalServerError)
		}
	}
}

func quit(w http.ResponseWriter, r *http.Request) {
	os.Exit(0)
}

func main() {
	n := &notes{log.New(os.Stderr, "notes ", log.LstdFlags), os.TempDir()}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /note", n.save())
	mux.HandleFunc("POST /quit", quit)
	srv := http.Server{Addr: ":8080", Handler: mux, ReadTimeout: 10 * time.Second}
	n.log.Fatal(srv.ListenAndServe())
}
