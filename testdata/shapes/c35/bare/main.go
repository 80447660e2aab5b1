package main

import "net/http"

// Servers in a slice are not followed yet. These should be reported one day.
func main() {
	servers := []*http.Server{
		{Addr: ":8080", Handler: http.NotFoundHandler()},
		{Addr: ":8081", Handler: http.NotFoundHandler()},
	}
	for _, s := range servers[1:] {
		go s.ListenAndServe()
	}
	servers[0].ListenAndServe()
}
