package main

import (
	"net/http"
	stdpprof "net/http/pprof"

	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

func main() {
	a := gin.New()
	a.Use(gin.Logger())
	pprof.Register(a)
	go http.ListenAndServe(":8081", a) // want devmode/pprof-public

	b := gin.Default()
	b.GET("/debug/pprof/", gin.WrapF(stdpprof.Index))
	go http.ListenAndServe(":8082", b) // want devmode/pprof-public

	c := gin.New()
	g := c.Group("/debug")
	g.GET("/pprof/heap", gin.WrapH(stdpprof.Handler("heap")))
	go http.ListenAndServe(":8083", c) // want devmode/pprof-public

	d := gin.New()
	d.GET("/debug/pprof/", func(c *gin.Context) { stdpprof.Index(c.Writer, c.Request) })
	http.ListenAndServe(":8084", d) // want devmode/pprof-public
}
