package main

import (
	"fmt"
	"net/http"
	"time"
)

// The file imports package time, but the name means something else where the server is.
func main() {
	fmt.Println(time.Now())
	fmt.Println(serve("now"))
}

func serve(time string) error {
	fmt.Println(time)
	srv := &http.Server{Addr: ":8080"}
	return srv.ListenAndServe() // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
