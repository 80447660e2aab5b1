// kind: minimum version is a constant of a configuration package
// label: bad
// subject: tlsconfig/old-version
// text: the constant is TLS 1.1

package main

import (
	"log"

	"example.com/kinds/d16-tls-version-constant-bad/internal/api"
	"example.com/kinds/d16-tls-version-constant-bad/internal/config"
)

func main() {
	if err := api.New(config.Default()).ListenAndServe(); err != nil { // also tlsconfig/old-version
		log.Fatal(err)
	}
}
