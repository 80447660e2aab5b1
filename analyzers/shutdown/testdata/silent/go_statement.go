package silent

import (
	"context"
	"net/http"
)

func goStatement(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	go srv.Shutdown(context.Background())
}
