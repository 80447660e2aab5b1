package main

import "net/http"

func addresses() {
	go http.ListenAndServe("0.0.0.0:80", nil)         // want reuseport/plain-listen
	go http.ListenAndServe("[::]:80", nil)            // want reuseport/plain-listen
	go http.ListenAndServe("192.168.1.1:80", nil)     // want reuseport/plain-listen
	go http.ListenAndServe("[2001:db8::1]:80", nil)   // want reuseport/plain-listen
	go http.ListenAndServe("www.example.com:80", nil) // want reuseport/plain-listen
	select {}
}
