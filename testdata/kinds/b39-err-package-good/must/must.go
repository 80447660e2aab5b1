// Package must is for what must not fail.
package must

import (
	"errors"
	"log"
	"net/http"
)

// Do panics for an error.
func Do(err error) {
	if errors.Is(err, http.ErrServerClosed) {
		return
	}
	if err != nil {
		log.Panic(err)
	}
}
