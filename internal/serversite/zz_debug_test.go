package serversite

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

func TestZZ(t *testing.T) {
	dir := os.Getenv("ZZ")
	if dir == "" {
		t.Skip()
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: dir, Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off")}, ".")
	if err != nil {
		t.Fatal(err)
	}
	g, err := checker.Analyze([]*analysis.Analyzer{Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range g.Roots {
		for _, s := range r.Result.(*Result).Sites {
			fmt.Println(r.Package.Fset.Position(s.Call.Pos()), "addr", s.Address(), "stopped", s.Stopped(), "RH", s.Field("ReadHeaderTimeout"), "RT", s.Field("ReadTimeout"), "idle", s.Field("IdleTimeout"), "admin", s.Admin())
			if s.receiver != nil {
				o := s.p.objectsOf(s.receiver)
				for x := range o.set {
					fmt.Println("   obj", x.val, x.fld, x.path, x.ctx)
				}
				fmt.Println("   unknown", o.unknown)
			}
		}
	}
}
