// kind: built two packages down
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a built two packages down

package main

import (
	"example.com/kinds/c16twoDown-bad/mid"
	"log"
)

func main() { log.Fatal(mid.New(":8080").Server().ListenAndServe()) } // want timeouts/read-header-unset
