// kind: init function of another package
// label: good
// subject: timeouts/read-header-unset
// text: init of the other package limits the exported server, which main serves

package main

import (
	"fmt"
	"net/http"
	"os"

	"example.com/kinds/a66-init-package-good/web"
)

func main() {
	web.Default.Handler = http.FileServer(http.Dir("/srv/www"))
	if len(os.Args) == 2 {
		web.Default.Addr = os.Args[1]
	}
	if err := web.Default.ListenAndServe(); err != nil {
		fmt.Println(err)
	}
}
