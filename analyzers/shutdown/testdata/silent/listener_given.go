package silent

import (
	"net"
	"net/http"
)

// ServeOn serves until the caller closes the listener.
func ServeOn(l net.Listener) error { return http.Serve(l, nil) }
