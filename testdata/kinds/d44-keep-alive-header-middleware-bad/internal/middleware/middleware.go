package middleware

import "net/http"

// Headers adds the headers that all our answers have.
func Headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Keep-Alive", "timeout=60, max=1000") // want keepalive/headers
		next.ServeHTTP(w, r)
	})
}
