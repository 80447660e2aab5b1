package flagged

import (
	"net/http"
	"time"
)

func setAfterGo() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() // want timeouts/read-header-unset
	srv.ReadHeaderTimeout = time.Second
	select {}
}
