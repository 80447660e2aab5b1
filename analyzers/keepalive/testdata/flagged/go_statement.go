package flagged

import "net/http"

func goStatement() {
	srv := &http.Server{Addr: ":8080"}
	go srv.ListenAndServe()                           // want keepalive/idle-unset
	go http.ListenAndServe(":8081", nil)              // want keepalive/idle-unset
	go func() { http.ListenAndServe(":8082", nil) }() // want keepalive/idle-unset
	select {}
}
