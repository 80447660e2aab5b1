package silent

import (
	"log"
	"net/http"
)

// Public may be stopped by anybody.
var Public = &http.Server{Addr: ":8080"}

func servePublic() { log.Print(Public.ListenAndServe()) }
