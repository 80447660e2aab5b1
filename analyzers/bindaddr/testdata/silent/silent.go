package silent

import (
	"net/http"
	"os"
)

func local(mux *http.ServeMux) {
	debug := http.NewServeMux()
	debug.HandleFunc("/debug/state", http.NotFound)
	go http.ListenAndServe("localhost:6060", debug)
	go http.ListenAndServe("10.0.0.1:6060", debug)
	go http.ListenAndServe(os.Getenv("DEBUG"), debug)
	http.ListenAndServe(":0", debug)
}

func metrics() {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", http.NotFound)
	mux.HandleFunc("/healthz", http.NotFound)
	http.ListenAndServe(":9090", mux)
}

func app() {
	mux := http.NewServeMux()
	mux.HandleFunc("/", http.NotFound)
	mux.HandleFunc("/debug/state", http.NotFound)
	http.ListenAndServe(":8080", mux)
}

func given(h http.Handler) { http.ListenAndServe(":8080", h) }

func suppressed() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/state", http.NotFound)
	http.ListenAndServe(":6060", mux) //srvfix:ignore bindaddr the machine has no other network
}
