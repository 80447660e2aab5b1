package valueflow_test

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
)

// The programs in testdata call pts and state, which have no bodies. Want comments say what their argument may be,
// and what can have become of its fields, at that place.
var (
	wantPts   = regexp.MustCompile(`pts = ([^;]*)`)
	wantState = regexp.MustCompile(`state\(([A-Z|]+)\) = ([a-z|]+)`)
)

func Test(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedSyntax | packages.NeedTypes |
			packages.NeedTypesInfo | packages.NeedTypesSizes | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile,
		Dir: "testdata", Env: append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod"),
	}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range pkgs {
		t.Run(pkg.Name+"/"+filepath.Base(pkg.PkgPath), func(t *testing.T) {
			for _, e := range pkg.Errors {
				if !strings.Contains(e.Msg, "missing function body") {
					t.Fatal(e)
				}
			}
			check(t, pkg)
		})
	}
}

func check(t *testing.T, pkg *packages.Package) {
	g := follow(pkg)
	wants := map[int]string{}
	for _, file := range pkg.Syntax {
		for _, group := range file.Comments {
			for _, c := range group.List {
				if text, ok := strings.CutPrefix(c.Text, "// want "); ok {
					wants[pkg.Fset.Position(c.Pos()).Line] = text
				}
			}
		}
	}
	line := func(pos token.Pos) int { return pkg.Fset.Position(pos).Line }
	asked := map[int]bool{}
	for _, name := range []string{"pts", "state"} {
		byLine := map[int][]*valueflow.Call{}
		for _, c := range g.CallsOf(pkg.PkgPath + "." + name) {
			byLine[line(c.Instr.Pos())] = append(byLine[line(c.Instr.Pos())], c)
		}
		for at, calls := range byLine {
			asked[at] = true
			if m := wantPts.FindStringSubmatch(wants[at]); name == "pts" && m != nil {
				var got []string
				for _, c := range calls {
					for _, cell := range g.Arg(c, 0, "") {
						typ := types.TypeString(cell.Type(), func(*types.Package) string { return "" })
						got = append(got, fmt.Sprintf("%s@%d", typ, line(cell.Object.Pos())))
					}
				}
				slices.Sort(got)
				if strings.Join(got, " ") != strings.TrimSpace(m[1]) {
					t.Errorf("line %d: pts = %s, want %s", at, strings.Join(got, " "), m[1])
				}
			}
			if name != "state" {
				continue
			}
			for _, m := range wantState.FindAllStringSubmatch(wants[at], -1) {
				var bits valueflow.Bits
				why := ""
				for _, c := range calls {
					for _, cell := range g.Arg(c, 0, "") {
						a := g.State(cell, valueflow.Ask{Fields: m[1]}, valueflow.Point{In: c.In, Instr: c.Instr})
						bits |= a.Bits
						why += fmt.Sprintf(" %s: %v %s;", cell.Path, a.Bits, a.Why)
					}
				}
				if bits.String() != m[2] {
					t.Errorf("line %d: state(%s) = %v, want %s (%s)", at, m[1], bits, m[2], why)
				}
			}
		}
	}
	for at, text := range wants {
		if !asked[at] {
			t.Errorf("line %d: nothing reaches %q", at, text)
		}
	}
}

// follow runs the engine on a package, with the few functions of other packages that the programs call.
func follow(pkg *packages.Package) *valueflow.Graph {
	prog := ssa.NewProgram(pkg.Fset, ssa.InstantiateGenerics)
	for _, imp := range pkg.Types.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	p := prog.CreatePackage(pkg.Types, pkg.Syntax, pkg.TypesInfo, false)
	p.Build()
	funcs := valueflow.Functions(p, pkg.Syntax, pkg.TypesInfo, func(token.Pos) bool { return false })
	return valueflow.New(valueflow.Config{
		Pkg: p, Funcs: funcs, Importable: pkg.Name != "main",
		Tracked: func(t types.Type) bool {
			named, ok := types.Unalias(t).(*types.Named)
			return ok && named.Obj().Name() == "T" && named.Obj().Pkg() == pkg.Types
		},
		Marked:   func(*types.Func) bool { return false },
		Distinct: func(types.Type) bool { return false },
		Scalar:   func(t types.Type) bool { return types.Identical(t.Underlying(), types.Typ[types.Int]) },
		External: func(fn *types.Func) valueflow.Effect {
			switch fn.Origin().FullName() {
			case "slices.Values", "maps.Values", "slices.Collect":
				return valueflow.Effect{Lists: []int{0}}
			case "(*sync.Once).Do":
				return valueflow.Effect{Runs: []int{1}}
			case "(*sync/atomic.Pointer[T]).Store":
				return valueflow.Effect{Puts: []valueflow.Flow{{From: 1, To: 0}}}
			case "(*sync/atomic.Pointer[T]).Load":
				return valueflow.Effect{Gets: []int{0}}
			}
			return valueflow.Effect{Pure: fn.Pkg() == pkg.Types}
		},
		Touched: func(*valueflow.Call, int, valueflow.Ask) valueflow.Bits { return valueflow.Passes },
		Born:    func(*valueflow.Call, int, string, valueflow.Ask) valueflow.Bits { return 0 },
	})
}
