package flagged

import (
	"net/http"
	"time"
)

func constructorOneCaller() {
	main := built(":8080")
	main.IdleTimeout = 5 * time.Second
	main.WriteTimeout = time.Minute
	side := built(":8081")
	go main.ListenAndServe()
	side.ListenAndServe() // want keepalive/idle-unset
}

func built(addr string) *http.Server { return &http.Server{Addr: addr} }
