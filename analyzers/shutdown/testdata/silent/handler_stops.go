package silent

import (
	"context"
	"log"
	"net/http"
)

func handlerStops() {
	mux := http.NewServeMux()
	srv := &http.Server{Addr: ":8080", Handler: mux}
	mux.HandleFunc("/quit", func(http.ResponseWriter, *http.Request) { go srv.Shutdown(context.Background()) })
	log.Print(srv.ListenAndServe())
}
