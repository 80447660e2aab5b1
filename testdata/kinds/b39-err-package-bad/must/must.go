// Package must is for what must not fail.
package must

import (
	"log"
)

// Do panics for an error.
func Do(err error) {
	if err != nil {
		log.Panic(err)
	}
}
