package fixes_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// BenchmarkHugeFile plans the fixes of files that are long or have many servers. Time per line and server should be
// about the same for all.
func BenchmarkHugeFile(b *testing.B) {
	for _, size := range []struct{ lines, servers int }{{1_000, 10}, {12_000, 10}, {100_000, 3}, {2_000, 60}} {
		for _, form := range []string{"formatted", "unformatted", "one-function"} {
			if form == "one-function" && size.lines > 12_000 {
				continue // each server costs as much as its declaration is long
			}
			name := fmt.Sprintf("lines=%d/servers=%d/%s", size.lines, size.servers, form)
			b.Run(name, func(b *testing.B) {
				plan := hugeFile(b, hugeSource(size.lines, size.servers, form), size.servers)
				b.ReportAllocs()
				for b.Loop() {
					for _, a := range plan() {
						if a.Fix == nil {
							b.Fatalf("a server has no fix: %v", a.Why)
						}
					}
				}
			})
		}
	}
}

// hugeFile writes and analyses a package of one file, and returns what plans its fixes.
func hugeFile(t testing.TB, src string, servers int) func() []*fixes.Answer {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.com/huge\n\ngo 1.26\n", "main.go": src} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedModule, Dir: dir, Env: append(os.Environ(), "GOWORK=off")}, ".")
	if err != nil || len(pkgs) != 1 || len(pkgs[0].Errors) > 0 {
		t.Fatalf("load the package: %v %v", err, pkgs)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{serversite.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	var reqs []fixes.Request
	for _, s := range graph.Roots[0].Result.(*serversite.Result).Sites {
		reqs = append(reqs, fixes.Request{Site: s, Want: fixes.HeaderTimeout | fixes.IdleTimeout | fixes.Drain})
	}
	if len(reqs) != servers {
		t.Fatalf("found %d servers, want %d", len(reqs), servers)
	}
	return func() []*fixes.Answer {
		return fixes.Plan(reqs[0].Site.Pass, reqs, fixes.Options{Runtime: fixes.Embed})
	}
}

// hugeSource writes a file of so many lines, with servers of different shapes all over it: in a function each, or all
// in main.
func hugeSource(lines, servers int, form string) string {
	shapes := []string{
		"\tlog.Fatal(http.ListenAndServe(\":8080\", nil)) // until the end\n",
		"\tsrv := &http.Server{Addr: \":8080\"}\n\tif err := srv.ListenAndServe(); err != http.ErrServerClosed {\n\t\tlog.Fatal(err)\n\t}\n",
		"\terr := http.ListenAndServe(\":8080\", nil)\n\tif err != nil {\n\t\tlog.Print(err)\n\t}\n",
		"\tfailed := make(chan error, 1)\n\tgo func() { failed <- http.ListenAndServe(\":8080\", nil) }()\n\tlog.Fatal(<-failed)\n",
	}
	const work = `
// work%[1]d adds numbers up.
func work%[1]d(list []int, limits map[string]int) (sum int) {
	for at, n := range list { // from the first on
		if n > limits["max"] || at > 10*len(limits) {
			log.Printf("%%d is too much", n)
			continue
		}
		switch sum += n; {
		case sum > 1000:
			return sum %% 1000
		}
	}
	return sum
}
`
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"log\"\n\t\"net/http\"\n)\n\nfunc main() {\n")
	if form != "one-function" {
		for i := range servers {
			fmt.Fprintf(&b, "\tgo serve%d()\n", i)
		}
		b.WriteString("\tselect {}\n}\n")
	}
	written := strings.Count(b.String(), "\n")
	add := func(text string, args ...any) {
		text = fmt.Sprintf(text, args...)
		if form == "unformatted" {
			text = strings.ReplaceAll(text, "Serve(\":", "Serve( \":")
		}
		b.WriteString(text)
		written += strings.Count(text, "\n")
	}
	works := 0
	for i := range servers {
		shape := shapes[i%len(shapes)]
		if form == "one-function" {
			add("\tgo func() {\n%s\t}()\n", strings.ReplaceAll("\n"+shape, "\n\t", "\n\t\t")[1:])
		} else {
			add("\n// serve%d serves.\nfunc serve%d() {\n%s}\n", i, i, shape)
		}
		for ; written < lines*(i+1)/servers; works++ {
			if form == "one-function" {
				_, body, _ := strings.Cut(fmt.Sprintf(work, works), "func ")
				add("%s", "\t_ = func"+strings.TrimSuffix(strings.ReplaceAll(body[strings.IndexByte(body, '('):], "\n", "\n\t"), "\t"))
			} else {
				add(work, works)
			}
		}
	}
	if form == "one-function" {
		add("\tselect {}\n}\n")
	}
	return b.String()
}
