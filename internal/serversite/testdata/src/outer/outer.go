// Package outer stands on kit: what it does, kit does for it.
package outer

import (
	"net/http"

	"kit"
)

func Bare() *http.Server { // want Bare:`returns a server at 0 with Handler$`
	return kit.Bare(nil)
}

func Harden(srv *http.Server) { // want Harden:`sets IdleTimeout of arg 0$`
	kit.Harden(srv)
}

func Run(h http.Handler) error { // want Run:`^serves its own with Handler IdleTimeout$`
	srv := kit.Bare(h)
	kit.Harden(srv)
	return kit.Run(srv)
}

func Serve(srv *http.Server) error { // want Serve:`serves arg 0$`
	return kit.Run(srv)
}

func Stop(a *kit.App) { // want Stop:`^stops arg 0.1\*$`
	a.Stop()
}
