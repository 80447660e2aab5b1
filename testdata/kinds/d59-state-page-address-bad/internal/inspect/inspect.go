package inspect

import (
	"fmt"
	"log"
	"net/http"
	"runtime"
	"time"
)

func Serve(addr string) {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/state", state)
	mux.HandleFunc("/debug/goroutines", goroutines)
	srv := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	log.Println("inspect:", srv.ListenAndServe()) // want bindaddr/debug-all-interfaces
}

func state(w http.ResponseWriter, r *http.Request) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Fprintf(w, "%+v\n", m)
}

func goroutines(w http.ResponseWriter, r *http.Request) {
	buf := make([]byte, 1<<20)
	w.Write(buf[:runtime.Stack(buf, true)])
}
