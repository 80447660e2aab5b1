package flagged

import (
	"log"
	"net/http"
)

var packageValue http.Server

func servePackageValue() {
	packageValue.Addr = ":8080"
	log.Fatal(packageValue.ListenAndServe()) // want timeouts/read-header-unset
}
