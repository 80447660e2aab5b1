// kind: handlers in a table with a helper that ends the process
// label: bad
// subject: recovery/exit-in-handler
// text: the helper exits on errors of requests

package main

import (
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

type shelf struct{ dir string }

func (s *shelf) check(_ http.ResponseWriter, err error) bool {
	if err != nil {
		log.Fatal(err) // want recovery/exit-in-handler
	}
	return true
}

func (s *shelf) list(w http.ResponseWriter, r *http.Request) {
	entries, err := os.ReadDir(s.dir)
	if !s.check(w, err) { // also recovery/exit-in-handler
		return
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	json.NewEncoder(w).Encode(names)
}

func (s *shelf) book(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile(filepath.Join(s.dir, filepath.Base(r.PathValue("name"))))
	if errors.Is(err, os.ErrNotExist) {
		http.NotFound(w, r)
		return
	}
	if !s.check(w, err) { // also recovery/exit-in-handler
		return
	}
	w.Write(text)
}

func main() {
	s := &shelf{dir: "books"}
	mux := http.NewServeMux()
	for pattern, h := range map[string]http.HandlerFunc{
		"GET /books":        s.list,
		"GET /books/{name}": s.book,
	} {
		mux.HandleFunc(pattern, h)
	}
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	log.Fatal(srv.ListenAndServe())
}
