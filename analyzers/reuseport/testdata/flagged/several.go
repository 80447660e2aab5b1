package main

import (
	"log"
	"net/http"
)

func several() {
	for i, addr := range []string{":8080", "127.0.0.1:8081"} {
		log.Println(i, addr)
	}
	go http.ListenAndServe("localhost:8082", nil)
	http.ListenAndServe(":8083", nil) // want reuseport/plain-listen
}
