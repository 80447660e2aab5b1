package main

import "net/http"

func onlyImport() {
	http.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
