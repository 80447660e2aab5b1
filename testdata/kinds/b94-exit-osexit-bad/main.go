// kind: os.Exit in a handler
// label: bad
// subject: recovery/exit-in-handler
// text: the handler prints the error and calls os.Exit(1)

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
		os.Exit(1) // also recovery/exit-in-handler
	}
	w.Write(out)
}

func main() {
	s := &http.Server{Addr: ":8080", Handler: runner{}, ReadHeaderTimeout: time.Second, IdleTimeout: time.Minute}
	if err := s.ListenAndServe(); err != nil { // want recovery/exit-in-handler
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
