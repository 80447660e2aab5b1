package counters

import (
	"expvar"
	"net/http"
)

var requests = expvar.NewInt("requests")

func Count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		next.ServeHTTP(w, r)
	})
}
