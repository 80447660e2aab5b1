package flagged

import (
	"net"
	"net/http"
)

func methods(l net.Listener, which int) error {
	srv := &http.Server{Addr: ":8080"}
	switch which {
	case 0:
		return srv.ListenAndServe() // want timeouts/read-header-unset
	case 1:
		return srv.ListenAndServeTLS("cert.pem", "key.pem") // want timeouts/read-header-unset
	case 2:
		return srv.Serve(l) // want timeouts/read-header-unset
	}
	return srv.ServeTLS(l, "cert.pem", "key.pem") // want timeouts/read-header-unset
}
