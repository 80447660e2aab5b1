// Package diag is for finding out what the program does.
package diag

import (
	"log"
	"net/http"
	_ "net/http/pprof"
	"time"
)

// Init serves profiles to the machine itself.
func Init() {
	srv := &http.Server{Addr: "127.0.0.1:6060", ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute}
	go func() { log.Println(srv.ListenAndServe()) }()
}
