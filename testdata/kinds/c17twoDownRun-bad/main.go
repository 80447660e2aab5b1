// kind: built and served two packages down
// label: bad
// subject: timeouts/read-header-unset
// text: no timeout on the way of a built and served two packages down

package main

import (
	"example.com/kinds/c16twoDown-bad/mid"
	"log"
)

func main() { log.Fatal(mid.New(":8080").Start()) } // want timeouts/read-header-unset
