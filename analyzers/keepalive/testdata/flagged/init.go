package flagged

import "net/http"

func init() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() // want keepalive/idle-unset
}
