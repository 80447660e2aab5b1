// Package fasthttp stands for the real one.
package fasthttp

import "net"

type RequestCtx struct{}

type RequestHandler func(ctx *RequestCtx)

type Server struct {
	Handler RequestHandler
	Name    string
}

func (s *Server) Serve(l net.Listener) error { return nil }

func Serve(l net.Listener, handler RequestHandler) error { return nil }
