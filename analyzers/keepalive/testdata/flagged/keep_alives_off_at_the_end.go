package flagged

import (
	"context"
	"log"
	"net/http"
)

func keepAlivesOffAtTheEnd(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		<-quit
		srv.SetKeepAlivesEnabled(false)
		srv.Shutdown(context.Background())
	}()
	log.Fatal(srv.ListenAndServe()) // want keepalive/idle-unset
}
