package silent

import (
	"io"
	"net/http"
)

func interfaceArgument(quit chan struct{}) {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()
	<-quit
	closeQuietly(srv)
}

func closeQuietly(c io.Closer) { _ = c.Close() }
