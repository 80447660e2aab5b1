package flagged

import "net/http"

const addr = ":6060"

func routes(mux *http.ServeMux) { mux.HandleFunc("GET /debug/queue", http.NotFound) }

func helper() {
	mux := http.NewServeMux()
	routes(mux)
	http.ListenAndServe(addr, mux) // want bindaddr/debug-all-interfaces
}
