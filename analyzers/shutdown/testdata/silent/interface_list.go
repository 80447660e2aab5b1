package silent

import (
	"io"
	"net/http"
)

func interfaceList(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	closers := []io.Closer{srv}
	go srv.ListenAndServe()
	<-quit
	for _, c := range closers {
		c.Close()
	}
}
