package listen

import (
	"net"
	"os"
	"strings"
)

// FromEnv listens on the address in the variable, which may be the path of a socket.
func FromEnv(name string) (net.Listener, error) {
	a := os.Getenv(name)
	switch {
	case a == "":
		return net.Listen("tcp", ":8080")
	case strings.HasPrefix(a, "/"):
		return net.Listen("unix", a)
	default:
		return net.Listen("tcp", a)
	}
}
