// kind: echo, a page stops the server
// run: ADDR={addr}
// cleanup: lights are out
// fix: fields
// SIGTERM: as before
// SIGINT: as before
// own: POST /quit: as before, answered, cleaned
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.HideBanner = true
	drained := make(chan error, 1)
	e.POST("/order", func(c echo.Context) error {
		fmt.Println("order begins")
		_, err := io.Copy(c.Response(), c.Request().Body)
		return err
	})
	e.POST("/quit", func(c echo.Context) error {
		go func() { drained <- e.Shutdown(context.Background()) }()
		return c.NoContent(http.StatusAccepted)
	})
	if err := e.Start(os.Getenv("ADDR")); err != http.ErrServerClosed {
		e.Logger.Fatal(err)
	}
	if err := <-drained; err != nil {
		e.Logger.Fatal(err)
	}
	fmt.Println("lights are out")
}
