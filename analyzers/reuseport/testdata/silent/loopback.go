package main

import "net/http"

func loopback() {
	go http.ListenAndServe("127.0.0.1:8080", nil)
	go http.ListenAndServe("127.1.2.3:8080", nil)
	go http.ListenAndServe("localhost:8080", nil)
	go http.ListenAndServe("[::1]:8080", nil)
	select {}
}
