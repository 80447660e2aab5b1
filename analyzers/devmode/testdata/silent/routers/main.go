package main

import (
	"net/http"
	"net/http/pprof"

	ginpprof "github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

func main() {
	a := chi.NewRouter()
	a.Use(middleware.BasicAuth("debug", nil))
	a.Mount("/debug", middleware.Profiler())
	go http.ListenAndServe(":8081", a)

	b := chi.NewRouter()
	b.Route("/debug", func(r chi.Router) {
		r.Use(middleware.BasicAuth("debug", nil))
		r.Get("/pprof/*", pprof.Index)
	})
	go http.ListenAndServe(":8082", b)

	c := chi.NewRouter()
	c.With(password).Get("/debug/pprof/*", pprof.Index)
	go http.ListenAndServe(":8083", c)

	d := gin.New()
	ginpprof.RouteRegister(d.Group("/debug", gin.BasicAuth(nil)))
	go http.ListenAndServe(":8084", d)

	e := gin.New()
	e.GET("/debug/pprof/", gin.BasicAuth(nil), gin.WrapF(pprof.Index))
	go http.ListenAndServe(":8085", e)

	f := gin.New()
	ginpprof.Register(gin.New())
	http.ListenAndServe(":8086", f)
}

func password(next http.Handler) http.Handler { return next }
