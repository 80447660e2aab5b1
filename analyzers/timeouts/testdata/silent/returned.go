package silent

import "net/http"

// New leaves serving to the caller.
func New() *http.Server { return &http.Server{Addr: ":8080"} }
