package bare

import "net/http"

// Server returns a server without any limit.
func Server(addr string) *http.Server {
	return &http.Server{Addr: addr, Handler: http.NotFoundHandler()}
}
