package silent

import "net/http"

// Daemon promotes Shutdown to everybody.
type Daemon struct{ *http.Server }

// StartDaemon leaves stopping to the caller.
func StartDaemon() *Daemon {
	d := &Daemon{&http.Server{Addr: ":8080"}}
	go d.ListenAndServe()
	return d
}
