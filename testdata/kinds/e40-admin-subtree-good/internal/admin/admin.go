package admin

import (
	"fmt"
	"net/http"
	"net/http/pprof"
	"runtime"
)

// Handler answers the questions of operators.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/goroutines", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, runtime.NumGoroutine())
	})
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.Handle("/heap", pprof.Handler("heap"))
	return mux
}
