// kind: map of functions
// label: bad
// subject: timeouts/read-header-unset keepalive/idle-unset
// text: a map of jobs holds the method values of two servers, one of them without limits

package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func janitor() error {
	for {
		time.Sleep(time.Hour)
		if err := os.RemoveAll("/tmp/uploads"); err != nil {
			return err
		}
	}
}

func main() {
	admin := &http.Server{Addr: "10.0.0.1:8081", ReadTimeout: 30 * time.Second}
	admin.Handler = http.RedirectHandler("https://admin.example.com/", http.StatusFound)
	srv := &http.Server{Addr: ":8080", MaxHeaderBytes: 8 << 10}
	srv.Handler = http.FileServer(http.Dir("/tmp/uploads"))

	jobs := map[string]func() error{
		"janitor": janitor,
		"admin":   admin.ListenAndServe,
		"http":    srv.ListenAndServe, // also timeouts/read-header-unset keepalive/idle-unset
	}
	failed := make(chan string)
	for name, job := range jobs {
		go func() {
			failed <- fmt.Sprint(name, ": ", job()) // want timeouts/read-header-unset keepalive/idle-unset
		}()
	}
	fmt.Fprintln(os.Stderr, <-failed)
	os.Exit(1)
}
