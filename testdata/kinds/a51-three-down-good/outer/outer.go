// Package outer makes the server.
package outer

import (
	"net/http"
	"time"

	"example.com/kinds/a51-three-down-good/outer/middle"
)

// Start serves h.
func Start(addr string, h http.Handler) error {
	return middle.Run(&http.Server{Addr: addr, Handler: h, IdleTimeout: time.Minute})
}
