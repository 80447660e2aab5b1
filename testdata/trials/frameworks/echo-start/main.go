// kind: echo, error of Start returned by a function
// run: ADDR={addr}
// cleanup: menu saved
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
)

func run() error {
	e := echo.New()
	e.HideBanner = true
	e.POST("/order", func(c echo.Context) error {
		fmt.Println("order begins")
		b, err := io.ReadAll(c.Request().Body)
		if err != nil {
			return err
		}
		return c.Blob(http.StatusOK, "text/plain", b)
	})
	return e.Start(os.Getenv("ADDR"))
}

func main() {
	err := run()
	fmt.Println("menu saved")
	if err != nil {
		fmt.Fprintln(os.Stderr, "echo:", err)
		os.Exit(1)
	}
}
