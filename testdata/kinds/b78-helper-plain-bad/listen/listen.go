package listen

import (
	"log"
	"net/http"
)

// And serves h at addr.
func And(addr string, h http.Handler) error {
	log.Print("listening on ", addr)
	return http.ListenAndServe(addr, h) // want timeouts/package-serve
}
