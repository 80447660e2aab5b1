package silent

import (
	"context"
	"net/http"
)

func deferred(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	defer srv.Shutdown(context.Background())
	go srv.ListenAndServe()
	<-quit
}
