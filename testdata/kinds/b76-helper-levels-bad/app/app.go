// Package app is the program.
package app

import (
	"errors"
	"net/http"
	"time"

	"example.com/kinds/b76-helper-levels-bad/web"
)

// Main runs the program.
func Main(args []string) error {
	if len(args) != 0 {
		return errors.New("no arguments, please")
	}
	h := http.TimeoutHandler(http.FileServer(http.Dir(".")), time.Second, "too slow")
	return web.Listen(":8080", h)
}
