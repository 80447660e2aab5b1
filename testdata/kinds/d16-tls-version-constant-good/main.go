// kind: minimum version is a constant of a configuration package
// label: good
// subject: tlsconfig/old-version
// text: the constant is TLS 1.3

package main

import (
	"log"

	"example.com/kinds/d16-tls-version-constant-good/internal/api"
	"example.com/kinds/d16-tls-version-constant-good/internal/config"
)

func main() {
	if err := api.New(config.Default()).ListenAndServe(); err != nil {
		log.Fatal(err)
	}
}
