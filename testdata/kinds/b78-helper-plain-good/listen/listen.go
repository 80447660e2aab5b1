package listen

import (
	"log"
	"net/http"
	"time"
)

// And serves h at addr.
func And(addr string, h http.Handler) error {
	log.Print("listening on ", addr)
	s := &http.Server{Addr: addr, Handler: h, ReadHeaderTimeout: 8 * time.Second}
	return s.ListenAndServe()
}
