package flagged

import (
	"net"
	"net/http"
)

func methods(l net.Listener, which int) error {
	srv := &http.Server{Addr: ":8080"}
	switch which {
	case 0:
		return srv.ListenAndServe() // want keepalive/idle-unset
	case 1:
		return srv.ListenAndServeTLS("cert.pem", "key.pem") // want keepalive/idle-unset
	case 2:
		return srv.Serve(l) // want keepalive/idle-unset
	}
	return srv.ServeTLS(l, "cert.pem", "key.pem") // want keepalive/idle-unset
}
