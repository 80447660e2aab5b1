// kind: server two packages below main
// label: good
// subject: timeouts/read-header-unset timeouts/package-serve timeouts/framework-serve keepalive/idle-unset
// text: web serves with the timeouts that app gives it

package main

import (
	"fmt"
	"os"

	"example.com/kinds/b76-helper-levels-good/app"
)

func main() {
	if err := app.Main(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
