package silent

import "net/http"

// Service has a server that anybody may set.
type Service struct{ Server *http.Server }

// Run serves.
func (s *Service) Run() error { return s.Server.ListenAndServe() }
