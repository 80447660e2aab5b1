//go:build ignore

// Gen writes docs/compared.md and docs/kinds.md.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/srvfix/srvfix/internal/compared"
)

func main() {
	testdata, docs := filepath.FromSlash("../../testdata"), filepath.FromSlash("../../docs")
	shapes, err := compared.Shapes(testdata)
	check(err)
	check(os.WriteFile(filepath.Join(docs, "compared.md"), compared.Markdown(shapes), 0o666))
	kinds, err := compared.Kinds(testdata)
	check(err)
	check(os.WriteFile(filepath.Join(docs, "kinds.md"), compared.KindsMarkdown(kinds), 0o666))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
