// kind: builder with chained methods
// label: bad
// subject: timeouts/read-header-unset
// text: the builder that limits headers is another one than the one that is built

package main

import (
	"fmt"
	"net/http"
	"time"

	"example.com/kinds/a25-builder-bad/build"
)

func main() {
	files := http.FileServer(http.Dir("/srv/www"))
	preview := build.Server().Addr(":8089").Handler(files).HeaderLimit(3 * time.Second)
	public := build.Server().Addr(":8080").Handler(files).IdleLimit(time.Minute)
	go func() { fmt.Println("preview:", preview.Done().ListenAndServe()) }()
	fmt.Println("public:", public.Done().ListenAndServe()) // want timeouts/read-header-unset
}
