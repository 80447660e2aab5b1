package netutil

import "net"

// Listen listens on the port of a host, 8080 by default.
func Listen(host, port string) (net.Listener, error) {
	if port == "" {
		port = "8080"
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}
