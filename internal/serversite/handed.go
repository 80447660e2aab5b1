package serversite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
)

// This file answers what has to be known to do by hand what a function does that puts a server live on behalf of its
// caller.

// Plain reports whether the called function builds a server of which it sets nothing but the address and the handler,
// as http.ListenAndServe does.
func (s *Site) Plain() bool {
	if s.server != nil || s.own("Handler") != valueflow.Set {
		return false
	}
	return !slices.ContainsFunc(summaryFields, func(name string) bool {
		return name != "Addr" && name != "Handler" && s.own(name) != valueflow.Unset
	})
}

// Holder returns where the server is that the called function serves: an expression of the call, and the names of the
// fields that lead from it to the server. It returns nil when the code at the call cannot name it, or when the
// function may put another server there.
func (s *Site) Holder() (holder ast.Expr, fields []string) {
	if s.live == nil || s.server == nil || s.live.From == nil || !s.live.Keeps {
		return nil, nil
	}
	if holder, fields = s.Expr, nil; s.Call != nil {
		if holder, fields = s.argument(s.live.From.Arg); holder == nil {
			return nil, nil
		}
	}
	if s.live.From.Arg >= len(s.args) {
		return nil, nil
	}
	t := s.args[s.live.From.Arg].Type()
	for step := range strings.SplitSeq(strings.ReplaceAll(s.live.From.Path, "*", ""), ".") {
		if step == "" {
			continue
		}
		i, err := strconv.Atoi(step)
		st := structOf(t)
		if err != nil || st == nil || i >= st.NumFields() {
			return nil, nil
		}
		fv := st.Field(i)
		t = fv.Type()
		if !fv.Exported() && fv.Pkg() != s.Pass.Pkg {
			return nil, nil
		}
		fields = append(fields, fv.Name())
	}
	return holder, fields
}

// argument returns the expression of an argument of the call, the receiver being argument 0 of a method, and the
// names of the embedded fields that lead from it to a receiver; nil when the call does not spell it.
func (s *Site) argument(at int) (x ast.Expr, embedded []string) {
	if recv := s.Func.Signature().Recv(); recv != nil {
		at--
	}
	switch sel, ok := ast.Unparen(s.Call.Fun).(*ast.SelectorExpr); {
	case at >= len(s.Call.Args):
		return nil, nil
	case at >= 0:
		return s.Call.Args[at], nil
	case !ok || s.Pass.TypesInfo.Selections[sel] == nil || s.Pass.TypesInfo.Selections[sel].Kind() != types.MethodVal:
		return nil, nil
	default:
		index := s.Pass.TypesInfo.Selections[sel].Index()
		t := s.Pass.TypesInfo.TypeOf(sel.X)
		for _, i := range index[:len(index)-1] { // the method of an embedded field
			st := structOf(t)
			if st == nil {
				return nil, nil
			}
			embedded = append(embedded, st.Field(i).Name())
			t = st.Field(i).Type()
		}
		return sel.X, embedded
	}
}

// escapedColon stands for a colon in the path of a gin route that is no parameter.
const escapedColon = `\:`

// escapedRoutes is the fact about a package that it may register routes with escaped colons.
type escapedRoutes struct{}

func (*escapedRoutes) AFact() {}

func (*escapedRoutes) String() string { return "has routes with " + escapedColon }

// exportRoutes finds out whether a package that names gin has constants with escaped colons, and exports the fact.
func exportRoutes(pass *analysis.Pass) {
	if !slices.ContainsFunc(pass.Pkg.Imports(), func(imp *types.Package) bool { return withoutMajor(imp.Path()) == "github.com/gin-gonic/gin" }) {
		return
	}
	for _, tv := range pass.TypesInfo.Types {
		if tv.Value != nil && tv.Value.Kind() == constant.String && strings.Contains(constant.StringVal(tv.Value), escapedColon) {
			pass.ExportPackageFact(&escapedRoutes{})
			return
		}
	}
}

// EscapedRoutes reports whether a package of the program may register gin routes with escaped colons.
func (s *Site) EscapedRoutes() bool {
	return slices.ContainsFunc(s.Pass.AllPackageFacts(), func(f analysis.PackageFact) bool {
		_, ok := f.Fact.(*escapedRoutes)
		return ok
	})
}
