package main

import (
	"errors"
	"flag"
	"log"
	"net/http"
	"os"
	"sync"
)

var strict = flag.Bool("strict", false, "")

func main() {
	if err := work(); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/own", own)
	http.HandleFunc("/recovered", recovered)
	http.HandleFunc("/impossible", impossible)
	http.HandleFunc("/setting", setting)
	http.HandleFunc("/quit", quit)
	http.HandleFunc("/lazy", lazy)
	http.HandleFunc("/files", http.FileServer(http.Dir(".")).ServeHTTP)
	go func() { panic("not for a request") }()
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func work() error { return errors.New("no work") }

// net/http recovers from it.
func own(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil {
		panic(err)
	}
}

func recovering() {
	if v := recover(); v != nil {
		log.Print(v)
	}
}

func recovered(w http.ResponseWriter, r *http.Request) {
	go func() {
		defer recovering()
		panic(work())
	}()
	go func() {
		defer func() {
			if v := recover(); v != nil {
				log.Print(v)
			}
		}()
		panic("boom")
	}()
	go safely(func() { panic("boom") })
}

func safely(f func()) {
	defer recovering()
	f()
}

func impossible(w http.ResponseWriter, r *http.Request) {
	go func() {
		switch r.Method {
		case "GET", "POST":
		default:
			panic("unreachable")
		}
	}()
}

func setting(w http.ResponseWriter, r *http.Request) {
	if err := work(); err != nil && *strict {
		log.Fatal(err)
	}
}

func quit(w http.ResponseWriter, r *http.Request) { os.Exit(0) }

var page = sync.OnceValue(func() []byte { return load() })

func load() []byte {
	data, err := os.ReadFile("page.html")
	if err != nil {
		log.Fatal(err)
	}
	return data
}

// What goes wrong there is not for a request to cause.
func lazy(w http.ResponseWriter, r *http.Request) {
	w.Write(page())
	w.Write(load())
}

func unused(w http.ResponseWriter, r *http.Request) {
	log.Fatal(work())
}
