package silent

import "net/http"

// Running can be stopped by anybody who has it.
type Running struct{ Server *http.Server }

// StartRunning leaves stopping to the caller.
func StartRunning() *Running {
	r := &Running{Server: &http.Server{Addr: ":8080"}}
	go r.Server.ListenAndServe()
	return r
}
