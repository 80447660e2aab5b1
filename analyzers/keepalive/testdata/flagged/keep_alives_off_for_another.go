package flagged

import "net/http"

func keepAlivesOffForAnother() {
	old := &http.Server{Addr: ":8080"}
	old.SetKeepAlivesEnabled(false) // want keepalive/disabled
	srv := &http.Server{Addr: ":8081"}
	go old.ListenAndServe()
	srv.ListenAndServe() // want keepalive/idle-unset
}
