package silent

import (
	"io"
	"net/http"
)

func interfaceValue(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	var c io.Closer = srv
	go srv.ListenAndServe()
	<-quit
	c.Close()
}
