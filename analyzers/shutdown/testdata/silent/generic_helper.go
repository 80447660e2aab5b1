package silent

import (
	"context"
	"net/http"
)

func stop[T interface{ Shutdown(context.Context) error }](s T) { s.Shutdown(context.Background()) }

func genericHelper(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	stop(srv)
}
