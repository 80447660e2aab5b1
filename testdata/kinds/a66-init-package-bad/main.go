// kind: init function of another package
// label: bad
// subject: timeouts/read-header-unset
// text: init of the other package limits a server that is not exported, and main serves the exported one

package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/kinds/a66-init-package-bad/web"
)

func main() {
	web.Default.Handler = http.FileServer(http.Dir("/srv/www"))
	if len(os.Args) == 2 {
		web.Default.Addr = os.Args[1]
	}
	if err := web.Default.ListenAndServe(); err != nil { // want timeouts/read-header-unset
		fmt.Println(err)
	}
}
