// kind: server built in one package and served three packages down
// label: bad
// subject: timeouts/read-header-unset
// text: the server goes down three packages to the one that serves it, and none sets a limit for headers

package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/kinds/a51-three-down-bad/outer"
)

func main() {
	if err := outer.Start(":8080", http.FileServer(http.Dir("www"))); err != nil { // also timeouts/read-header-unset
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}
