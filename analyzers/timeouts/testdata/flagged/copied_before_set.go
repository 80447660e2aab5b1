package flagged

import (
	"net/http"
	"time"
)

func copiedBeforeSet() {
	first := http.Server{Addr: ":8080"}
	second := &http.Server{Addr: first.Addr, Handler: first.Handler}
	first.ReadHeaderTimeout = time.Second
	go first.ListenAndServe()
	second.ListenAndServe() // want timeouts/read-header-unset
}
