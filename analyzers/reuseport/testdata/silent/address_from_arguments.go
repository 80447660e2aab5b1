package main

import (
	"log"
	"net/http"
	"os"
)

func addressFromArguments() { log.Fatal(http.ListenAndServe(os.Args[1], nil)) }
