package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(gin.DebugMode)
	r := gin.New()
	http.ListenAndServe(":8080", r) // want devmode/framework-debug:warning
}
