package silent

import (
	"log"
	"net/http"
	"sync"
	"time"
)

var lazy = sync.OnceValue(func() *http.Server { return &http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second} })

func serveLazy() { log.Fatal(lazy().ListenAndServe()) }
