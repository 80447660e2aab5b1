package fixes

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// index knows what fixes ask of the whole code of a package. It is asked for every server, and looks at the code once.
type index struct {
	pass    *analysis.Pass
	uses    map[types.Object][]*ast.Ident // of what the package declares, in the order of their positions
	names   map[*ast.File]map[string]bool // of all identifiers
	signals *string                       // see handlesSignals
}

func newIndex(pass *analysis.Pass) *index {
	return &index{pass: pass, names: map[*ast.File]map[string]bool{}}
}

// usesOf returns the identifiers that name something that the package declares.
func (x *index) usesOf(obj types.Object) []*ast.Ident {
	if x.uses == nil {
		x.uses = map[types.Object][]*ast.Ident{}
		for id, obj := range x.pass.TypesInfo.Uses {
			if obj.Pkg() == x.pass.Pkg {
				x.uses[obj] = append(x.uses[obj], id)
			}
		}
		for _, ids := range x.uses {
			slices.SortFunc(ids, byPosition)
		}
	}
	return x.uses[obj]
}

func byPosition(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) }

// namesIn returns the names of all identifiers of a file, and those of its imports.
func (x *index) namesIn(file *ast.File) map[string]bool {
	names := x.names[file]
	if names == nil {
		names = map[string]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				names[id.Name] = true
			}
			return true
		})
		for _, spec := range file.Imports {
			if obj := x.pass.TypesInfo.PkgNameOf(spec); obj != nil {
				names[obj.Name()] = true
			}
		}
		x.names[file] = names
	}
	return names
}

// handlesSignals returns the function with which the package catches signals, or "".
func (x *index) handlesSignals() string {
	if x.signals == nil {
		name := ""
		for _, obj := range x.pass.TypesInfo.Uses {
			if fn, ok := obj.(*types.Func); ok && fn.Pkg() != nil && fn.Pkg().Path() == "os/signal" && (fn.Name() == "Notify" || fn.Name() == "NotifyContext") {
				// One answer whatever the order of the map.
				if found := "signal." + fn.Name(); name == "" || found < name {
					name = found
				}
			}
		}
		x.signals = &name
	}
	return *x.signals
}

// pathTo returns the way from a node up to its file, both included.
func (x *index) pathTo(target ast.Node) (file *ast.File, path []ast.Node) {
	file = fileOf(x.pass, target)
	ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
		if n == target {
			path = append(slices.Clone(stack), n)
			slices.Reverse(path)
		}
		return path == nil && n.Pos() <= target.Pos() && target.End() <= n.End()
	})
	return file, path
}
