package flagged

import (
	"log"
	"net/http"
)

func admin() {
	mux := http.NewServeMux()
	mux.HandleFunc("/metrics", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	log.Fatal(http.ListenAndServe(":9090", mux)) // want timeouts/package-serve:warning
}
