package web

import "net/http"

// Serve is not in a main package.
func Serve() error { return http.ListenAndServe(":8080", nil) }
