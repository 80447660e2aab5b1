// kind: os.Exit(run()) with deferred clean-up and exit codes
// run: -bind {addr}
// cleanup: temporary files are gone
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: exit 3, cleaned

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"syscall"
)

const (
	exitOK = iota
	exitFailure
	_
	exitInUse
)

func main() { os.Exit(run()) }

func run() int {
	bind := flag.String("bind", ":8080", "address")
	flag.Parse()
	dir, err := os.MkdirTemp("", "trial-")
	if err != nil {
		return exitFailure
	}
	defer func() {
		os.RemoveAll(dir)
		fmt.Println("temporary files are gone")
	}()
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	})
	switch err := http.ListenAndServe(*bind, nil); {
	case errors.Is(err, syscall.EADDRINUSE):
		fmt.Fprintln(os.Stderr, "somebody else serves", *bind)
		return exitInUse
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return exitFailure
	}
	return exitOK
}
