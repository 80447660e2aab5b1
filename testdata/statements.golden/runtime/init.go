package main

import (
	"log"

	"example.com/statements/internal/httpserve"
)

func init() {
	go func() {
		if err := httpserve.ListenAndServe(":8080", nil); err != nil {
			log.Println(err)
		}
	}() // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
