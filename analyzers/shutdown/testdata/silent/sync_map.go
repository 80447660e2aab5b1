package silent

import (
	"net/http"
	"sync"
)

var table sync.Map

func registerInTable() {
	srv := &http.Server{Addr: ":8080"}
	table.Store("web", srv)
	go srv.ListenAndServe()
}

func stopTable() {
	table.Range(func(_, v any) bool {
		v.(*http.Server).Close()
		return true
	})
}
