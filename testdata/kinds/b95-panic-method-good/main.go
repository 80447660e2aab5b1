// kind: goroutine of a method value
// label: good
// subject: recovery/goroutine-panic
// text: the method logs the error

package main

import (
	"errors"
	"log"
	"net/http"
	"time"
)

type searcher struct {
	words map[string]int
}

func (s *searcher) index(word string) {
	if err := s.add(word); err != nil {
		log.Printf("index %q: %v", word, err)
	}
}

func (s *searcher) add(word string) error {
	if word == "" {
		return errors.New("empty")
	}
	s.words[word]++
	return nil
}

func (s *searcher) put(w http.ResponseWriter, r *http.Request) {
	work := s.index
	go work(r.PathValue("word"))
	w.WriteHeader(http.StatusAccepted)
}

func main() {
	s := &searcher{words: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /words/{word}", s.put)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadTimeout: time.Second}
	log.Fatal(srv.ListenAndServe())
}
