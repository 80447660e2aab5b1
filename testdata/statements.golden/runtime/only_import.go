package main

import "example.com/statements/internal/httpserve"

func onlyImport() {
	httpserve.ListenAndServe(":8080", nil) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
