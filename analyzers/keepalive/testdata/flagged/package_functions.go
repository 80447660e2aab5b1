package flagged

import (
	"net"
	"net/http"
)

func packageFunctions(l net.Listener, which int) error {
	h := http.NotFoundHandler()
	switch which {
	case 0:
		return http.ListenAndServe(":8080", h) // want keepalive/idle-unset
	case 1:
		return http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", h) // want keepalive/idle-unset
	case 2:
		return http.Serve(l, h) // want keepalive/idle-unset
	default:
		return http.ServeTLS(l, h, "cert.pem", "key.pem") // want keepalive/idle-unset
	}
}
