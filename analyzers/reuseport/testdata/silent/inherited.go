package main

import (
	"log"
	"net"
	"net/http"
	"os"
)

func inherited() {
	l, err := net.FileListener(os.NewFile(3, "listener"))
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.Serve(l, nil))
}
