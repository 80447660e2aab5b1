//go:build ignore

// Gen copies the runtime and the licence into files.
package main

import (
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	sources, err := filepath.Glob("../../runtime/httpserve/*.go")
	if err != nil || len(sources) == 0 {
		log.Fatalf("find the runtime in ../../runtime/httpserve: %v: run go generate in internal/snapshot", err)
	}
	check(os.RemoveAll("files"))
	check(os.Mkdir("files", 0o777))
	for _, src := range append(sources, "../../LICENSE") {
		if strings.HasSuffix(src, "_test.go") {
			continue
		}
		data, err := os.ReadFile(src)
		check(err)
		check(os.WriteFile(filepath.Join("files", filepath.Base(src)+".txt"), data, 0o666))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
