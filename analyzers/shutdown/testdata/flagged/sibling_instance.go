package flagged

import (
	"context"
	"net/http"
)

func siblingInstance(quit chan struct{}) {
	api := &http.Server{Addr: ":8080"}
	web := &http.Server{Addr: ":8081"}
	go api.ListenAndServe()
	go web.ListenAndServe() // want shutdown/never-called
	<-quit
	api.Shutdown(context.Background())
}
