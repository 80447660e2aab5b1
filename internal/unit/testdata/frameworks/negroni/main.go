// Negroni runs itself as a handler.
package main

import "github.com/urfave/negroni/v3"

func main() {
	n := negroni.Classic()
	n.Run(":8080") // want timeouts/framework-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}
