package silent

import (
	"net"
	"net/http"
)

func listenerClosedWhileServing(quit chan struct{}) {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return
	}
	go http.Serve(l, nil)
	<-quit
	l.Close()
}
