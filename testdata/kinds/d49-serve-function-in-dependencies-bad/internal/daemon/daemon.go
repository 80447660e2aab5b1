package daemon

import (
	"fmt"
	"net"
	"net/http"
)

// Deps is what tests replace.
type Deps struct {
	Listen func(network, addr string) (net.Listener, error)
	Serve  func(net.Listener, http.Handler) error
}

func Run(d Deps, addr string) error {
	l, err := d.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer l.Close()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /version", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, "3.1") })
	return d.Serve(l, mux) // also timeouts/package-serve
}
