// kind: caller in another file that takes every return for a failure
// run: ADDR={addr}
// cleanup: journal closed
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import "log"

func main() {
	defer log.Println("journal closed")
	log.Fatalln("orders:", serve())
}
