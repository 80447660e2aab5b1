package main

import (
	"flag"
	"log"
	"net/http"
)

var listenVar string

func init() { flag.StringVar(&listenVar, "listen-var", ":8080", "address") }

func fromFlagVar() { log.Fatal(http.ListenAndServe(listenVar, nil)) } // want reuseport/plain-listen
