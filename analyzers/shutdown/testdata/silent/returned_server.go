package silent

import "net/http"

// Start leaves stopping to the caller.
func Start() *http.Server {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	return srv
}
