package proxy

import (
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// To forwards to target.
func To(target *url.URL) http.Handler {
	p := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.SetXForwarded()
		},
	}
	p.FlushInterval = 100 * time.Millisecond
	return p
}
