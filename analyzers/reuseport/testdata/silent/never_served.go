package main

import "net/http"

func neverServed() *http.Server { return &http.Server{Addr: ":8080"} }
