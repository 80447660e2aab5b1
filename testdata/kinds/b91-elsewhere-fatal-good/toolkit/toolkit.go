package toolkit

import (
	"log"
	"net/http"
)

// Kit is a set of tools.
type Kit struct{ Name string }

// Serve serves s.
func (k Kit) Serve(s *http.Server) error {
	log.Print(k.Name, " on ", s.Addr)
	return s.ListenAndServe()
}
