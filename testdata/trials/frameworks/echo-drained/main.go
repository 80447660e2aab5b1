// kind: echo, drained by the program as echo's cookbook says
// run: ADDR={addr}
// cleanup: as in the cookbook
// fix: fields
// SIGTERM: as before, answered, cleaned
// SIGINT: as before, answered, cleaned
// in use: as before

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/labstack/echo/v4"
)

func main() {
	e := echo.New()
	e.POST("/order", func(c echo.Context) error {
		fmt.Println("order begins")
		_, err := io.Copy(c.Response(), c.Request().Body)
		return err
	})
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		if err := e.Start(os.Getenv("ADDR")); err != nil && err != http.ErrServerClosed {
			e.Logger.Fatal("shutting down the server")
		}
	}()
	<-ctx.Done()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := e.Shutdown(ctx); err != nil {
		e.Logger.Fatal(err)
	}
	fmt.Println("as in the cookbook")
}
