package flagged

import (
	"net/http"
	"time"
)

func siblingInstance() {
	api := &http.Server{Addr: ":8080"}
	web := &http.Server{Addr: ":8081"}
	api.IdleTimeout = time.Second
	go api.ListenAndServe()
	web.ListenAndServe() // want keepalive/idle-unset
}
