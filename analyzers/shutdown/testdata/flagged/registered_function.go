package flagged

import (
	"log"
	"net/http"
)

func registeredFunction() {
	srv := &http.Server{Addr: ":8080"}
	srv.RegisterOnShutdown(func() { log.Print("leaving") })
	srv.SetKeepAlivesEnabled(true)
	log.Fatal(srv.ListenAndServe()) // want shutdown/never-called
}
