package silent

import (
	"context"
	"net/http"
	"time"
)

func helper(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	shut(srv)
}

func shut(s *http.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s.Shutdown(ctx)
}
