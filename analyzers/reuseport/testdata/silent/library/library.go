package library

import "net/http"

// Serve belongs to a package that any program can import.
func Serve() error { return http.ListenAndServe(":8080", nil) }
