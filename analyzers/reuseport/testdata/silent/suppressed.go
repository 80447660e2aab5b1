package main

import "net/http"

func suppressed() {
	//srvfix:ignore reuseport one process per machine
	go http.ListenAndServe(":8080", nil)
	//srvfix:ignore reuseport/plain-listen one process per machine
	go http.ListenAndServe(":8081", nil)
	go http.ListenAndServe(":8082", nil) //nolint:srvfix
	select {}
}
