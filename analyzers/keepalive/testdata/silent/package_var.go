package silent

import (
	"log"
	"net/http"
	"time"
)

var packageVar = &http.Server{Addr: ":8080"}

func servePackageVar() {
	packageVar.IdleTimeout = time.Second
	log.Fatal(packageVar.ListenAndServe())
}
