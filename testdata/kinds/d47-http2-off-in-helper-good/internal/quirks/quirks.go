package quirks

import (
	"crypto/tls"
	"net/http"
	"os"
)

type handler = func(*http.Server, *tls.Conn, http.Handler)

func Apply(srv *http.Server) {
	srv.MaxHeaderBytes = 32 << 10
	if os.Getenv("NO_HTTP2") != "" {
		srv.TLSNextProto = make(map[string]handler)
	}
}
