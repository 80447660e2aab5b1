package silent

import (
	"context"
	"log"
	"net/http"
)

func inGoroutine(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go func() {
		<-quit
		srv.Shutdown(context.Background())
	}()
	log.Print(srv.ListenAndServe())
}
