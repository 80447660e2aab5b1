// kind: echo, Logger.Fatal around Start
// run: PORT={port}
// cleanup: kitchen is closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func main() {
	defer fmt.Println("kitchen is closed")
	e := echo.New()
	e.Use(middleware.Recover())
	e.POST("/order", order)
	e.Logger.Fatal(e.Start(":" + os.Getenv("PORT")))
}

func order(c echo.Context) error {
	fmt.Println("order begins")
	n, err := io.Copy(io.Discard, c.Request().Body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, err.Error())
	}
	return c.JSON(http.StatusCreated, map[string]int64{"bytes": n})
}
