package mid

import (
	"example.com/kinds/c16twoDown-bad/inner"
	"net/http"
)

type App struct{ h *inner.Holder }

func New(addr string) *App          { return &App{inner.New(addr, http.NewServeMux())} }
func (a *App) Server() *http.Server { return a.h.Server() }
func (a *App) Start() error         { return a.h.Run() }
