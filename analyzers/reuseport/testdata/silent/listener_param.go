package main

import (
	"log"
	"net"
	"net/http"
)

func listenerParam(l net.Listener) { log.Fatal(http.Serve(l, nil)) }
