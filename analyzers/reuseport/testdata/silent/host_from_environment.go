package main

import (
	"log"
	"net/http"
	"os"
)

func hostFromEnvironment() { log.Fatal(http.ListenAndServe(os.Getenv("HOST")+":8080", nil)) }
