// Package recovered recovers from panics.
package recovered

import (
	"log"
	"net/http"
)

func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if v := recover(); v != nil {
				log.Print(v)
				http.Error(w, "internal server error", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func serve() {
	log.Fatal(http.ListenAndServe(":8080", recovering(http.NotFoundHandler())))
}
