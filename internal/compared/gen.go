//go:build ignore

// Gen writes docs/compared.md.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/srvfix/srvfix/internal/compared"
)

func main() {
	list, err := compared.Shapes(filepath.FromSlash("../../testdata"))
	if err == nil {
		err = os.WriteFile(filepath.FromSlash("../../docs/compared.md"), compared.Markdown(list), 0o666)
	}
	if err != nil {
		log.Fatal(err)
	}
}
