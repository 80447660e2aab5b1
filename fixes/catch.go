package fixes

import (
	"errors"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// catchTerm adds SIGTERM to the signals of the call at the job's place.
func (p *planner) catchTerm(j *job) error {
	call, ok := j.Place.(*ast.CallExpr)
	if !ok || call.Ellipsis.IsValid() {
		return errors.New("the signals are not spelled in the call")
	}
	unsure := "a program that does not end after Ctrl-C would not end after SIGTERM either"
	if !j.Site.EndsInMain() {
		if !p.opts.Unsafe {
			return errors.New(unsure + ": run with -unsafe")
		}
		j.risk(unsure)
	}
	name := p.name(j, "syscall", "syscall", call.Pos())
	j.title, j.does = "Catch SIGTERM too", CatchTerm
	j.changes = []change{addArg{call, selector(name, "SIGTERM")}}
	return nil
}

// withTerm returns a package syscall that has what catchTerm needs: the one that the driver loaded for another
// package may lack it, see withSecond, or there may be none.
func withTerm(seen *types.Package) *types.Package {
	if seen != nil && seen.Scope().Lookup("SIGTERM") != nil {
		return seen
	}
	pkg := types.NewPackage("syscall", "syscall")
	name := types.NewTypeName(token.NoPos, pkg, "Signal", nil)
	signal := types.NewNamed(name, types.Typ[types.Int], nil)
	method := func(name string, results ...*types.Var) {
		recv := types.NewParam(token.NoPos, pkg, "s", signal)
		signal.AddMethod(types.NewFunc(token.NoPos, pkg, name, types.NewSignatureType(recv, nil, nil, nil, types.NewTuple(results...), false)))
	}
	method("Signal")
	method("String", types.NewParam(token.NoPos, pkg, "", types.Typ[types.String]))
	pkg.Scope().Insert(name)
	pkg.Scope().Insert(types.NewConst(token.NoPos, pkg, "SIGTERM", signal, constant.MakeInt64(15)))
	pkg.MarkComplete()
	return pkg
}
