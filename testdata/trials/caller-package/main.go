// kind: caller in another package of the module that takes every return for a failure
// run: -http {addr}
// cleanup: uploads finished
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"flag"
	"fmt"
	"os"

	"example.com/trials/caller-package/web"
)

func main() {
	addr := flag.String("http", ":8080", "address of the website")
	flag.Parse()
	err := web.Run(*addr)
	fmt.Fprintln(os.Stderr, "uploads finished")
	fmt.Fprintln(os.Stderr, "website:", err)
	os.Exit(1)
}
