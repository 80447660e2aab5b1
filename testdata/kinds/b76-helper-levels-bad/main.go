// kind: server two packages below main
// label: bad
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: main calls app, which calls web, which serves without timeouts

package main

import (
	"fmt"
	"os"

	"example.com/kinds/b76-helper-levels-bad/app"
)

func main() {
	if err := app.Main(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
