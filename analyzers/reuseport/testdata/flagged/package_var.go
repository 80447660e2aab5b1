package main

import (
	"log"
	"net/http"
)

var packageVar = &http.Server{Addr: ":8080"}

func servePackageVar() { log.Fatal(packageVar.ListenAndServe()) } // want reuseport/plain-listen
