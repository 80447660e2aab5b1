//go:build ignore

// Gosec runs gosec on the shapes and on testdata/kinds, and writes what it reports to gosec.txt and gosec-kinds.txt.
// Dependencies and modules that stand for them are left out, as are rules that are not about servers. It fetches gosec
// through the module proxy.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/compared"
)

const version = "v2.30.0"

func main() {
	log.SetFlags(0)
	bin, err := os.MkdirTemp("", "gosec")
	check(err)
	defer os.RemoveAll(bin)
	install := exec.Command("go", "install", "github.com/securego/gosec/v2/cmd/gosec@"+version)
	install.Env = append(os.Environ(), "GOBIN="+bin)
	install.Stderr = os.Stderr
	check(install.Run())

	found := map[string][]string{}
	for _, module := range compared.Modules {
		// Folders below a shape hold variants of it, or packages that belong to it.
		run(found, filepath.Join(bin, "gosec"), module, func(path []string) bool {
			return path[0][0] == 'c' && !(len(path) == 3 && filepath.Base(path[2]) == "main.go")
		})
	}
	write("gosec.txt", found)
	found = map[string][]string{}
	run(found, filepath.Join(bin, "gosec"), "kinds", func([]string) bool { return true })
	write("gosec-kinds.txt", found)
}

// write writes which rules report which program.
func write(name string, found map[string][]string) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# gosec is %s with its default rules, run on %s by internal/compared/gosec.go.\n",
		version, time.Now().Format(time.DateOnly))
	for _, program := range slices.Sorted(maps.Keys(found)) {
		rules := slices.Compact(slices.Sorted(slices.Values(found[program])))
		fmt.Fprintf(&b, "%s %s\n", program, strings.Join(rules, " "))
	}
	check(os.WriteFile(name, b.Bytes(), 0o666))
}

// run adds the rules that report each program of a module in files that count.
func run(found map[string][]string, gosec, module string, counts func(path []string) bool) {
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", module))
	check(err)
	cmd := exec.Command(gosec, "-quiet", "-fmt=json", "-include=G102,G108,G112,G114,G402",
		"-exclude-dir=modules", "-exclude-dir=c07/kit", "-exclude-dir=c42/profiling", "./...")
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) { // 1: something was found
		check(err)
	}
	var report struct {
		Issues []struct {
			Rule string `json:"rule_id"`
			File string
		}
	}
	check(json.Unmarshal(out, &report))
	for _, issue := range report.Issues {
		rel, err := filepath.Rel(dir, issue.File)
		check(err)
		if path := strings.Split(filepath.ToSlash(rel), "/"); counts(path) {
			found[path[0]] = append(found[path[0]], issue.Rule)
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
