package main

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	if os.Getenv("DEBUG") != "" {
		gin.SetMode(gin.DebugMode)
	}
	go http.ListenAndServe(":8080", gin.New())
	e := echo.New()
	e.Debug = os.Getenv("DEBUG") != ""
	http.ListenAndServe(":8081", e)
}
