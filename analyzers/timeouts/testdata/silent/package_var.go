package silent

import (
	"log"
	"net/http"
	"time"
)

var packageVar = &http.Server{Addr: ":8080"}

func servePackageVar() {
	packageVar.ReadHeaderTimeout = time.Second
	log.Fatal(packageVar.ListenAndServe())
}
