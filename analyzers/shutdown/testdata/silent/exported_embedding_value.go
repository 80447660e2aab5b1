package silent

import "net/http"

// Service promotes Shutdown to everybody.
type Service struct{ http.Server }

// Start serves.
func (s *Service) Start() { go s.ListenAndServe() }
