// Package app is the middle layer.
package app

import (
	"net/http"

	"example.com/kinds/a50-two-down-good/app/core"
)

// App holds what runs.
type App struct {
	core *core.Core
	name string
}

// New returns an App that listens on addr.
func New(addr string, h http.Handler) *App {
	return &App{core: core.Build(addr, h), name: "app@" + addr}
}

// Name says which one it is.
func (a *App) Name() string { return a.name }

// HTTP is the server.
func (a *App) HTTP() *http.Server { return a.core.Server() }
