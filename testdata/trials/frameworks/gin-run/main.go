// kind: gin, Run alone
// run: PORT={port} GIN_MODE=release
// cleanup: bar is closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

func main() {
	defer fmt.Println("bar is closed")
	r := gin.Default()
	r.POST("/order", func(c *gin.Context) {
		fmt.Println("order begins")
		data, err := c.GetRawData()
		if err != nil {
			c.AbortWithError(http.StatusBadRequest, err)
			return
		}
		c.JSON(http.StatusOK, gin.H{"order": string(data)})
	})
	r.Run()
}
