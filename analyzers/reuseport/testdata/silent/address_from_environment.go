package main

import (
	"log"
	"net/http"
	"os"
)

func addressFromEnvironment() { log.Fatal(http.ListenAndServe(os.Getenv("ADDR"), nil)) }
