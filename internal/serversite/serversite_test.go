package serversite_test

import (
	"testing"

	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// TestStandardLibrary asks every question about every server that the standard library and the Go distribution's
// commands serve: code that was not written for us, and that once sent the model round in circles.
func TestStandardLibrary(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedSyntax | packages.NeedTypes |
			packages.NeedTypesInfo | packages.NeedTypesSizes | packages.NeedImports | packages.NeedExportFile,
	}, "net/http/...", "net/rpc/...", "expvar", "cmd/trace")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range pkgs {
		pkg.Imports = nil // other packages are there as export data only
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{serversite.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	sites := map[string]int{}
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Errorf("%s: %v", act.Package.PkgPath, act.Err)
			continue
		}
		for _, s := range act.Result.(*serversite.Result).Sites {
			sites[act.Package.PkgPath]++
			ask(s)
		}
	}
	for path, want := range map[string]int{"net/http/httptest": 3, "cmd/trace": 1} {
		if sites[path] != want {
			t.Errorf("%s: %d sites, want %d", path, sites[path], want)
		}
	}
}
