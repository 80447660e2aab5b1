package silent

import (
	"context"
	"net/http"
)

type key struct{}

func contextValue(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	ctx := context.WithValue(context.Background(), key{}, srv)
	go srv.ListenAndServe()
	<-quit
	ctx.Value(key{}).(*http.Server).Close()
}
