package endpoint

import (
	"net"
	"os"
)

const socket = "/run/intake/http.sock"

func Open() (net.Listener, error) {
	if err := os.Remove(socket); err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	return net.Listen("unix", socket)
}
