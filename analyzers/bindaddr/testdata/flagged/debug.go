package flagged

import (
	"net"
	"net/http"
)

func debug() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/state", http.NotFound)
	mux.HandleFunc("/metrics", http.NotFound)
	go http.ListenAndServe(":6060", mux)                                   // want bindaddr/debug-all-interfaces:advice
	go (&http.Server{Addr: "0.0.0.0:6061", Handler: mux}).ListenAndServe() // want bindaddr/debug-all-interfaces
	l, err := net.Listen("tcp", "[::]:6062")
	if err != nil {
		panic(err)
	}
	http.Serve(l, mux) // want bindaddr/debug-all-interfaces
}
