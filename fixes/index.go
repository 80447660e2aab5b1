package fixes

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// index knows what fixes ask of the whole code of a package. It is asked for every server, and looks at the code once.
type index struct {
	pass       *analysis.Pass
	uses       map[types.Object][]*ast.Ident // of what the package declares, in the order of their positions
	interfaces map[string][]*types.Func      // methods of interfaces that the code uses, by name
	names      map[*ast.File]map[string]bool // of all identifiers
}

func newIndex(pass *analysis.Pass) *index {
	return &index{pass: pass, interfaces: map[string][]*types.Func{}, names: map[*ast.File]map[string]bool{}}
}

// usesOf returns the identifiers that name something that the package declares, or that may mean it: a method that is
// called through an interface.
func (x *index) usesOf(obj types.Object) []*ast.Ident {
	if x.uses == nil {
		x.uses = map[types.Object][]*ast.Ident{}
		for id, obj := range x.pass.TypesInfo.Uses {
			obj = generic(obj)
			fn, _ := obj.(*types.Func)
			if ofInterface(fn) && x.uses[fn] == nil {
				x.interfaces[fn.Name()] = append(x.interfaces[fn.Name()], fn)
			}
			if ofInterface(fn) || obj.Pkg() == x.pass.Pkg {
				x.uses[obj] = append(x.uses[obj], id)
			}
		}
		for _, ids := range x.uses {
			slices.SortFunc(ids, byPosition)
		}
	}
	ids := x.uses[generic(obj)]
	if fn, ok := obj.(*types.Func); ok && fn.Signature().Recv() != nil {
		for _, method := range x.interfaces[fn.Name()] {
			if implements(fn, method) {
				ids = append(ids[:len(ids):len(ids)], x.uses[method]...)
			}
		}
		slices.SortFunc(ids, byPosition)
	}
	return ids
}

func byPosition(a, b *ast.Ident) int { return cmp.Compare(a.Pos(), b.Pos()) }

// ofInterface reports whether a function is a method of an interface.
func ofInterface(fn *types.Func) bool {
	return fn != nil && fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type())
}

// implements reports whether a call of a method of an interface may be one of fn.
func implements(fn, method *types.Func) bool {
	recv := deref(fn.Signature().Recv().Type())
	iface := method.Signature().Recv().Type()
	for _, t := range []types.Type{recv, iface} {
		if named, ok := types.Unalias(t).(*types.Named); ok && named.TypeParams().Len() > 0 {
			return true // for some type arguments
		}
	}
	return types.Implements(types.NewPointer(recv), iface.Underlying().(*types.Interface))
}

// generic returns what a function or variable of a type with type arguments is declared as.
func generic(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

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

// named reports whether the code of the package names something of another package.
func (x *index) named(obj types.Object) bool {
	for _, used := range x.pass.TypesInfo.Uses {
		if generic(used) == obj {
			return true
		}
	}
	return false
}

// fileOf returns the file of the package that holds the node.
func fileOf(pass *analysis.Pass, n ast.Node) *ast.File { return fileAt(pass, n.Pos()) }

func fileAt(pass *analysis.Pass, pos token.Pos) *ast.File {
	i := slices.IndexFunc(pass.Files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd })
	return pass.Files[i]
}
