// kind: os.Exit in a handler
// label: good
// subject: recovery/exit-in-handler
// text: os.Exit(3) stands in a default case that cannot happen

package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"time"
)

type runner struct{}

func (runner) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var args []string
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		args = []string{"--utc"}
	case http.MethodPost:
		args = []string{"--rfc-email"}
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	out, err := exec.CommandContext(r.Context(), "date", args...).Output()
	if err != nil {
		fmt.Fprintln(os.Stderr, "date:", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	switch len(args) {
	case 1:
	default:
		os.Exit(3) // args has always one
	}
	w.Write(out)
}

func main() {
	s := &http.Server{Addr: ":8080", Handler: runner{}, ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	if err := s.ListenAndServe(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
