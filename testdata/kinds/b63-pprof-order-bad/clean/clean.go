// Package clean throws away what others register on the default mux.
package clean

import "net/http"

func init() { http.DefaultServeMux = http.NewServeMux() }
