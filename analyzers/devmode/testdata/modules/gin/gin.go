// Package gin is as much of the router of that name as the tests need.
package gin

import "net/http"

type Context struct {
	Request *http.Request
	Writer  http.ResponseWriter
}

type HandlerFunc func(*Context)

type RouterGroup struct{ engine *Engine }

type Engine struct{ RouterGroup }

type IRoutes interface {
	GET(path string, handlers ...HandlerFunc) IRoutes
	Use(handlers ...HandlerFunc) IRoutes
}

const (
	DebugMode   = "debug"
	ReleaseMode = "release"
)

func SetMode(mode string) {}

func New() *Engine     { return &Engine{} }
func Default() *Engine { return New() }

func (g *RouterGroup) GET(path string, handlers ...HandlerFunc) IRoutes        { return g }
func (g *RouterGroup) Use(handlers ...HandlerFunc) IRoutes                     { return g }
func (g *RouterGroup) Group(path string, handlers ...HandlerFunc) *RouterGroup { return g }
func (e *Engine) ServeHTTP(w http.ResponseWriter, r *http.Request)             {}

func WrapF(f http.HandlerFunc) HandlerFunc             { return nil }
func WrapH(h http.Handler) HandlerFunc                 { return nil }
func BasicAuth(accounts map[string]string) HandlerFunc { return nil }
func Logger() HandlerFunc                              { return nil }
