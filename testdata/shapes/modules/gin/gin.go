// Package gin is as much of the framework of that name as the shapes need. Run serves as that of gin v1.12 does.
package gin

import (
	"net/http"
	"os"
)

type Context struct {
	Request *http.Request
	Writer  http.ResponseWriter
}

func (c *Context) String(code int, text string) {
	c.Writer.WriteHeader(code)
	c.Writer.Write([]byte(text))
}

type HandlerFunc func(*Context)

type Engine struct{ routes map[string]HandlerFunc }

const (
	DebugMode   = "debug"
	ReleaseMode = "release"
)

var mode = DebugMode

func SetMode(value string) { mode = value }

func New() *Engine     { return &Engine{routes: map[string]HandlerFunc{}} }
func Default() *Engine { return New() }

func (engine *Engine) GET(path string, h HandlerFunc) { engine.routes[path] = h }

func (engine *Engine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := engine.routes[r.URL.Path]; h != nil {
		h(&Context{Request: r, Writer: w})
	}
}

func (engine *Engine) Handler() http.Handler { return engine }

func (engine *Engine) Run(addr ...string) (err error) {
	address := resolveAddress(addr)
	err = http.ListenAndServe(address, engine.Handler())
	return
}

func resolveAddress(addr []string) string {
	switch len(addr) {
	case 0:
		if port := os.Getenv("PORT"); port != "" {
			return ":" + port
		}
		return ":8080"
	case 1:
		return addr[0]
	}
	panic("too many parameters")
}
