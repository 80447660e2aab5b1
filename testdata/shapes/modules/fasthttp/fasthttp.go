// Package fasthttp is as much of the server of that name as the shapes need.
package fasthttp

import "time"

type RequestCtx struct{}

func (ctx *RequestCtx) SetBodyString(body string) {}

type RequestHandler func(ctx *RequestCtx)

type Server struct {
	Handler      RequestHandler
	ReadTimeout  time.Duration
	WriteTimeout time.Duration
	IdleTimeout  time.Duration
}

func ListenAndServe(addr string, handler RequestHandler) error { return nil }

func (s *Server) ListenAndServe(addr string) error { return nil }
