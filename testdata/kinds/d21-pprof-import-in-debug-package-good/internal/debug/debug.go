// Package debug shows profiles to those who are on the machine.
package debug

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"
)

func Start(addr string) {
	srv := &http.Server{Addr: addr, ReadHeaderTimeout: 5 * time.Second}
	go func() { log.Println("debug:", srv.ListenAndServe()) }()
}
