package main

import (
	"log"
	"net"
	"net/http"
)

type ours struct{ net.Listener }

func listenerOfOwnType(l net.Listener) { log.Fatal(http.Serve(ours{l}, nil)) }
