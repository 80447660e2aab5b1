package flagged

import "net/http"

func loopback() {
	go http.ListenAndServe("127.0.0.1:8080", nil) // want keepalive/idle-unset:advice
	go http.ListenAndServe("localhost:8080", nil) // want keepalive/idle-unset:advice
	go http.ListenAndServe("[::1]:8080", nil)     // want keepalive/idle-unset:advice
	go http.ListenAndServe("0.0.0.0:8080", nil)   // want keepalive/idle-unset:warning
	select {}
}
