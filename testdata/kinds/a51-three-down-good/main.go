// kind: server built in one package and served three packages down
// label: good
// subject: timeouts/read-header-unset
// text: on its way down to the package that serves it the server gets its limit in the middle one

package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/kinds/a51-three-down-good/outer"
)

func main() {
	if err := outer.Start(":8080", http.FileServer(http.Dir("www"))); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}
