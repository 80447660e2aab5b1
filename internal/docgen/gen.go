//go:build ignore

// Gen writes the pages of the rules and the table in the README.
package main

import (
	"log"
	"os"
	"path/filepath"

	_ "github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/docgen"
	"github.com/srvfix/srvfix/internal/rule"
)

func main() {
	log.SetFlags(0)
	pages := filepath.FromSlash("../../docs/rules")
	check(os.RemoveAll(pages))
	check(os.MkdirAll(pages, 0o777))
	for _, r := range rule.All() {
		check(os.WriteFile(filepath.Join(pages, r.Name+".md"), docgen.Markdown(r), 0o666))
	}
	readme := filepath.FromSlash("../../README.md")
	old, err := os.ReadFile(readme)
	check(err)
	text, err := docgen.README(old, rule.All())
	check(err)
	check(os.WriteFile(readme, text, 0o666))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
