package silent

import (
	"context"
	"net/http"
)

type stopper interface{ Shutdown(context.Context) error }

type embedsPointer struct{ *http.Server }

func embeddedInterface(quit chan struct{}) {
	e := &embedsPointer{&http.Server{Addr: ":8080"}}
	go e.ListenAndServe()
	<-quit
	stopAll(e)
}

func stopAll(list ...stopper) {
	for _, s := range list {
		s.Shutdown(context.Background())
	}
}
