package endpoint

import (
	"net"
)

const address = ":8080"

func Open() (net.Listener, error) {
	return net.Listen("tcp", address) // also reuseport/plain-listen
}
