package silent

import (
	"log"
	"net/http"
)

// Shared may be set by anybody.
var Shared = &http.Server{Addr: ":8080"}

func serveShared() { log.Fatal(Shared.ListenAndServe()) }
