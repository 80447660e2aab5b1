package main

import "net/http"

func packageFunctions() {
	go http.ListenAndServe(":8080", nil)                           // want reuseport/plain-listen
	go http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil) // want reuseport/plain-listen
	go http.ListenAndServe("", nil)                                // want reuseport/plain-listen
	go http.ListenAndServe(":http", nil)                           // want reuseport/plain-listen
	select {}
}
