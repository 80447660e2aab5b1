package flagged

import "net/http"

func keepAlivesOffAfter(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe() // want keepalive/idle-unset
	<-quit
	srv.SetKeepAlivesEnabled(false)
	srv.Close()
}
