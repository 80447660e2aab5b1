package flagged

import (
	"net/http"
	"time"
)

func constructorOneCaller() {
	main := built(":8080")
	main.ReadHeaderTimeout = 5 * time.Second
	main.IdleTimeout = time.Minute
	side := built(":8081")
	go main.ListenAndServe()
	side.ListenAndServe() // want timeouts/read-header-unset
}

func built(addr string) *http.Server { return &http.Server{Addr: addr} }
