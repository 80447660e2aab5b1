// kind: echo, StartServer with a server of the program
// run: -l {addr}
// cleanup: bills printed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"

	"github.com/labstack/echo/v4"
)

func main() {
	listen := flag.String("l", ":8080", "address")
	flag.Parse()
	e := echo.New()
	e.POST("/order", func(c echo.Context) error {
		fmt.Println("order begins")
		_, err := io.Copy(c.Response(), c.Request().Body)
		return err
	})
	s := &http.Server{Addr: *listen}
	if err := e.StartServer(s); err != nil {
		log.Fatal(err)
	}
	fmt.Println("bills printed")
}
