package silent

import (
	"context"
	"net/http"
)

func returnedMethod() func(context.Context) error {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	return srv.Shutdown
}
