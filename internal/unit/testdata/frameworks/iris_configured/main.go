// Iris takes all limits from the timeout of its configuration.
package main

import (
	"time"

	"github.com/kataras/iris/v12"
)

func main() {
	app := iris.New()
	go app.Run(iris.Addr(":8081"))
	app.Listen(":8080", iris.WithTimeout(10*time.Second))
}
