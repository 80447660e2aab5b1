package silent

import (
	"context"
	"net/http"
)

func valueVar(quit chan struct{}) {
	srv := http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	srv.Shutdown(context.Background())
}
