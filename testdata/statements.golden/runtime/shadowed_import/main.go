package main

import (
	"fmt"
	"net/http"
	"time"

	"example.com/statements/internal/httpserve"
)

// The file imports package time, but the name means something else where the server is.
func main() {
	fmt.Println(time.Now())
	if err := serve("now"); err != nil {
		fmt.Println(err)
	}
}

func serve(time string) error {
	fmt.Println(time)
	srv := &http.Server{Addr: ":8080"}
	return httpserve.Run(srv) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
