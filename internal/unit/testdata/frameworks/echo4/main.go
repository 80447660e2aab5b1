// Echo v4 shows the servers that it starts as fields. Its listener may end them in a way of its own, so nothing is said about Shutdown of Start.
package main

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

func main() {
	bare := echo.New()
	go bare.Start(":8080") // want timeouts/read-header-unset keepalive/idle-unset reuseport/plain-listen

	set := echo.New()
	set.Server.ReadTimeout = 10 * time.Second
	time.AfterFunc(time.Hour, func() { set.Shutdown(context.Background()) })
	go set.Start(":8081") // want reuseport/plain-listen

	replaced := echo.New()
	replaced.Server = &http.Server{ReadHeaderTimeout: time.Second}
	go replaced.Start(":8082") // want keepalive/idle-unset shutdown/never-called reuseport/plain-listen

	own := echo.New()
	own.StartServer(&http.Server{Addr: ":8083"}) // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
