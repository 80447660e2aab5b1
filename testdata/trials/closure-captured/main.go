// kind: closure that assigns the error to a variable of the function around it
// run: A={addr}
// cleanup: closed the books
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

func main() {
	var (
		err   error
		began                  = time.Now()
		h     http.HandlerFunc = func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("order begins")
			all, _ := io.ReadAll(r.Body)
			fmt.Fprintf(w, "%s after %v", all, time.Since(began))
		}
	)
	timed := func(what string, f func()) {
		f()
		fmt.Println(what, "is over")
	}
	timed("serving", func() {
		err = http.ListenAndServe(os.Getenv("A"), h)
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "serving:", err)
		os.Exit(1)
	}
	fmt.Println("closed the books")
}
