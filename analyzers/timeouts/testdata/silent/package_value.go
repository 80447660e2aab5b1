package silent

import (
	"log"
	"net/http"
	"time"
)

var packageValue = http.Server{Addr: ":8080", ReadHeaderTimeout: time.Second}

func servePackageValue() { log.Fatal(packageValue.ListenAndServe()) }

var packageValueLater http.Server

func init() { packageValueLater.ReadHeaderTimeout = time.Second }

func servePackageValueLater() { log.Fatal(packageValueLater.ListenAndServe()) }
