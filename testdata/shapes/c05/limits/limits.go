package limits

import (
	"net/http"
	"time"
)

// Apply bounds how long clients may take.
func Apply(s *http.Server) {
	s.ReadHeaderTimeout = 5 * time.Second
	s.IdleTimeout = time.Minute
}
