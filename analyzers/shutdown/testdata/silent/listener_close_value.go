package silent

import (
	"net"
	"net/http"
)

func listenerCloseValue() {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return
	}
	atExit(l.Close)
	http.Serve(l, nil)
}
