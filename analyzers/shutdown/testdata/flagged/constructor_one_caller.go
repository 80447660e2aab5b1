package flagged

import (
	"context"
	"net/http"
)

func constructorOneCaller(quit chan struct{}) {
	first, second := build(":8080"), build(":8081")
	go first.ListenAndServe()
	go second.ListenAndServe() // want shutdown/never-called
	<-quit
	first.Shutdown(context.Background())
}

func build(addr string) *http.Server { return &http.Server{Addr: addr} }
