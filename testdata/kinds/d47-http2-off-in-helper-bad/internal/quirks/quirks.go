package quirks

import (
	"crypto/tls"
	"net/http"
)

type handler = func(*http.Server, *tls.Conn, http.Handler)

func Apply(srv *http.Server) {
	srv.MaxHeaderBytes = 32 << 10
	srv.TLSNextProto = make(map[string]handler) // also http2/disabled
}
