package silent

import (
	"context"
	"net/http"
)

func methodExpression(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	(*http.Server).Shutdown(srv, context.Background())
}
