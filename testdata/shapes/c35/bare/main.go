package main

import "net/http"

// Nobody hardens the servers of this slice.
func main() {
	servers := []*http.Server{
		{Addr: ":8080", Handler: http.NotFoundHandler()},
		{Addr: ":8081", Handler: http.NotFoundHandler()},
	}
	for _, s := range servers[1:] {
		go s.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	}
	servers[0].ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
