// Iris builds a server whose limits come from its configuration, which has none unless somebody makes some. It drains on signals by itself.
package main

import "github.com/kataras/iris/v12"

func main() {
	app := iris.New()
	go app.Run(iris.Addr("127.0.0.1:8081"))                            // not known yet: the function that Addr returns listens by hand
	go app.Run(iris.TLS(":8443", "cert.pem", "key.pem"))               // want timeouts/framework-serve keepalive/idle-unset
	app.Listen(":8080", iris.WithoutServerError(iris.ErrServerClosed)) // want timeouts/framework-serve keepalive/idle-unset
}
