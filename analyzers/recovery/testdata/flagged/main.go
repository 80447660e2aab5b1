package main

import (
	"errors"
	"log"
	"net/http"
	"os"
	"sync"
	"time"
)

func main() {
	defer func() { recover() }() // does not help anybody else
	http.HandleFunc("/always", always)
	http.HandleFunc("/failed", failed)
	http.HandleFunc("/callee", callee)
	http.HandleFunc("/group", group)
	http.HandleFunc("/later", later)
	http.HandleFunc("/cleanup", cleanup)
	http.HandleFunc("/fatal", fatal)
	http.HandleFunc("/helper", helper)
	http.HandleFunc("/literal", func(w http.ResponseWriter, r *http.Request) {
		if err := work(); err != nil {
			os.Exit(1) // want recovery/exit-in-handler
		}
	})
	http.Handle("/struct", &server{})
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func work() error { return errors.New("no work") }

func always(w http.ResponseWriter, r *http.Request) {
	go func() { // want recovery/goroutine-panic
		time.Sleep(time.Second)
		panic("boom")
	}()
}

func failed(w http.ResponseWriter, r *http.Request) {
	go func() { // want recovery/goroutine-panic
		err := work()
		if err != nil {
			panic(err)
		}
		log.Print("done")
	}()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func job() { must(work()) }

func callee(w http.ResponseWriter, r *http.Request) {
	go job() // want recovery/goroutine-panic
}

func group(w http.ResponseWriter, r *http.Request) {
	var wg sync.WaitGroup
	wg.Go(func() { must(work()) }) // want recovery/goroutine-panic
	wg.Wait()
}

func later(w http.ResponseWriter, r *http.Request) {
	time.AfterFunc(time.Minute, job) // want recovery/goroutine-panic
}

// Other deferred calls do not recover.
func cleanup(w http.ResponseWriter, r *http.Request) {
	var mu sync.Mutex
	go func() { // want recovery/goroutine-panic
		mu.Lock()
		defer mu.Unlock()
		defer func() { log.Print("done") }()
		job()
	}()
}

func fatal(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		log.Fatalf("work: %v", err) // want recovery/exit-in-handler
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func helper(w http.ResponseWriter, r *http.Request) {
	check(work()) // want recovery/exit-in-handler
}

type server struct{}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	go s.run() // want recovery/goroutine-panic
}

func (s *server) run() { panic(work()) }
