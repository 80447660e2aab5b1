// Kratos starts the servers that it is given, and stops them on signals. They have the limits that the program sets.
package main

import (
	"time"

	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/transport/http"
)

func newApp(h *http.Server) *kratos.App {
	return kratos.New(kratos.Name("shop"), kratos.Server(h)) // want timeouts/read-header-unset keepalive/idle-unset
}

func main() {
	limited := http.NewServer(http.Address(":8001"), http.Timeout(time.Second))
	limited.ReadTimeout = 5 * time.Second
	go kratos.New(kratos.Server(limited)).Run()
	if err := newApp(http.NewServer(http.Address(":8000"), http.Timeout(time.Second))).Run(); err != nil {
		panic(err)
	}
}
