// kind: lifecycle with Start and Stop
// label: bad
// subject: shutdown/signal-not-wired
// text: nobody calls Stop

package main

import (
	"log"
	"net/http"
	"os"

	"example.com/kinds/e36-stop-not-called-bad/internal/gateway"
)

func main() {
	g := gateway.New(":8080", http.Dir(os.TempDir()))
	g.Start()
	log.Print(<-g.Failed())
}
