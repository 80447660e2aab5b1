package silent

import (
	"log"
	"net/http"
	"time"
)

var initialised = &http.Server{Addr: ":8080"}

func init() { initialised.IdleTimeout = time.Second }

func serveInitialised() { log.Fatal(initialised.ListenAndServe()) }
