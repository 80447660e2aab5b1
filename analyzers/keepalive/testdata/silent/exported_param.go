package silent

import "net/http"

// Serve serves what it gets, whatever that is.
func Serve(srv *http.Server) error { return srv.ListenAndServe() }
