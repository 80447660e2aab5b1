// Package telemetry serves profiles to the machine itself.
package telemetry

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

var mux *http.ServeMux

func init() {
	mux = http.NewServeMux()
	mux.Handle("/debug/", http.DefaultServeMux)
	go func() {
		log.Print(http.ListenAndServe("localhost:6060", mux))
	}()
}
