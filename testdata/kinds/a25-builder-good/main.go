// kind: builder with chained methods
// label: good
// subject: timeouts/read-header-unset
// text: the chain of the builder that is built limits headers

package main

import (
	"fmt"
	"net/http"
	"time"

	"example.com/kinds/a25-builder-good/build"
)

func main() {
	files := http.FileServer(http.Dir("/srv/www"))
	preview := build.Server().Addr(":8089").Handler(files).HeaderLimit(3 * time.Second)
	public := build.Server().Addr(":8080").HeaderLimit(30 * time.Second).Handler(files).IdleLimit(time.Minute)
	go func() { fmt.Println("preview:", preview.Done().ListenAndServe()) }()
	fmt.Println("public:", public.Done().ListenAndServe())
}
