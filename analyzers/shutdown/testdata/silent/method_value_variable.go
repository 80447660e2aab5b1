package silent

import (
	"context"
	"net/http"
)

func methodValueVariable(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	stop := srv.Shutdown
	go srv.ListenAndServe()
	<-quit
	stop(context.Background())
}
