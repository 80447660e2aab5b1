// kind: function that makes an exit code of the error, and ends the program with it
// run: {addr}
// cleanup: counters written
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
)

func code(err error) int {
	var op *net.OpError
	switch {
	case err == nil, errors.Is(err, http.ErrServerClosed):
		return 0
	case errors.As(err, &op):
		return 2
	}
	return 1
}

func main() {
	srv := &http.Server{
		Addr: os.Args[1],
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Println("order begins")
			io.Copy(w, r.Body)
		}),
	}
	status := code(srv.ListenAndServe())
	fmt.Println("counters written")
	os.Exit(status)
}
