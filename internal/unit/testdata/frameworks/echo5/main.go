// Echo v5 sets timeouts and drains by itself.
package main

import "github.com/labstack/echo/v5"

func main() {
	e := echo.New()
	if err := e.Start(":8080"); err != nil {
		panic(err)
	}
}
