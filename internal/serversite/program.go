package serversite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// program is one package with what the engine knows of it.
type program struct {
	pass  *analysis.Pass
	pkg   *ssa.Package
	flow  *valueflow.Graph
	funcs []*ssa.Function // all with a body, anonymous ones and init included
	sites []*Site         // all servers of the package

	syntax    map[token.Pos]*ast.CallExpr     // call expressions by their left parenthesis
	selectors map[token.Pos]*ast.SelectorExpr // by the position of the selected name

	reachable map[*ssa.Function]bool    // answer of runs
	behaviors map[*types.Func]*Behavior // answers of behavior
	notifies  *[]*Notify                // answer of Notifies
	signals   *string                   // answer of Signals
	stopCalls *[]stop                   // answer of stops
	asks      int                       // questions about values that were asked
	debug     []DebugPage               // what imports put on http.DefaultServeMux
	replaced  bool                      // whether an imported package replaces http.DefaultServeMux
	routes    []registration            // answer of registrations, once routed
	routed    bool
}

// build makes the SSA form of the package. Only packages that touch a server pay for it.
func build(pass *analysis.Pass) (p *program, err error) {
	// The SSA builder panics on code that it does not understand. A package that cannot be built has no sites:
	// unknown means silence.
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("build SSA of %s: %v", pass.Pkg.Path(), r)
		}
	}()
	prog := ssa.NewProgram(pass.Fset, ssa.InstantiateGenerics)
	// Code names functions and variables of direct imports only; methods of other types are made when they are
	// needed.
	for _, imp := range pass.Pkg.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	pkg := prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	pkg.Build()

	p = &program{pass: pass, pkg: pkg, syntax: map[token.Pos]*ast.CallExpr{}, selectors: map[token.Pos]*ast.SelectorExpr{},
		behaviors: map[*types.Func]*Behavior{}}
	// What a test does to a server says nothing about the program.
	p.funcs = valueflow.Functions(pkg, pass.Files, pass.TypesInfo, func(pos token.Pos) bool { return inTest(pass, pos) })
	p.flow = valueflow.New(valueflow.Config{
		Pkg: pkg, Funcs: p.funcs, Importable: p.importable(),
		Tracked: isTracked, Scalar: isFollowed, Distinct: servesHTTP,
		Marked: func(fn *types.Func) bool {
			b := p.behavior(fn)
			return knowledge.Serves(fn) || b != nil && len(b.Lives) > 0
		},
		External: p.effect, Touched: p.touched, Born: p.born,
	})
	for _, f := range p.flow.Bodies() {
		if !slices.Contains(p.funcs, f) {
			p.funcs = append(p.funcs, f)
		}
	}
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				p.syntax[n.Lparen] = n
			case *ast.SelectorExpr:
				p.selectors[n.Sel.Pos()] = n
			}
			return true
		})
	}
	return p, nil
}

// isTracked reports whether rules ask what the fields of memory of the type are when a server goes live.
func isTracked(t types.Type) bool {
	return knowledge.IsServer(t) || isNamed(t, "crypto/tls", "Config")
}

// isNamed reports whether a type is the one of the package that has the name.
func isNamed(t types.Type, path, name string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == name && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == path
}

// isFollowed reports whether values of a basic type are followed: texts and numbers that may be addresses, durations
// and versions.
func isFollowed(t types.Type) bool {
	switch t.Underlying().(*types.Basic).Kind() {
	case types.String, types.Int, types.Int64, types.Uint16, types.UntypedString, types.UntypedNil:
		return true
	}
	return false
}

// inTest reports whether the code stands in a test file, which is no part of the program.
func inTest(pass *analysis.Pass, pos token.Pos) bool {
	return !Tests && pos.IsValid() && strings.HasSuffix(pass.Fset.File(pos).Name(), "_test.go")
}

// importable reports whether code outside the package can use it.
func (p *program) importable() bool { return p.pass.Pkg.Name() != "main" }

// externallyCallable reports whether code outside the package may call f directly: exported functions and methods of
// importable packages.
func (p *program) externallyCallable(f *ssa.Function) bool { return p.importable() && p.flow.Entry(f) }

// origins returns what a value may be, over all contexts of its function.
func (p *program) origins(v ssa.Value) []*valueflow.Object {
	var out []*valueflow.Object
	for _, c := range p.flow.PointsTo(nil, v) {
		if !slices.Contains(out, c.Object) {
			out = append(out, c.Object)
		}
	}
	return out
}

// callOf returns the call of which an object is a result, or nil.
func callOf(o *valueflow.Object) *ssa.Call {
	v := o.Site
	if ex, ok := v.(*ssa.Extract); ok {
		v = ex.Tuple
	}
	call, _ := v.(*ssa.Call)
	return call
}

// madeBy returns the function without a body whose result an object is, or nil.
func (p *program) madeBy(o *valueflow.Object) *types.Func {
	call := callOf(o)
	if call == nil || o.Kind != valueflow.Foreign {
		return nil
	}
	for _, c := range p.flow.At(o.In, call) {
		if c.Callee == nil && c.Through == nil {
			return c.Fn
		}
	}
	return nil
}

// constantOf returns the constant that an object is, or nil.
func constantOf(o *valueflow.Object) *ssa.Const {
	c, _ := o.Site.(*ssa.Const)
	return c
}

// isNilObject reports whether an object is the value nil.
func isNilObject(o *valueflow.Object) bool {
	c := constantOf(o)
	return c != nil && c.IsNil()
}

// objects is what a pointer may point to.
type objects struct {
	set     []*valueflow.Cell
	unknown bool // it may also point to something else
}

// objectsOf returns what a pointer may point to, without regard to the order of instructions.
func (p *program) objectsOf(v ssa.Value) objects { return p.cells(p.flow.PointsTo(nil, v)) }

func (p *program) cells(list []*valueflow.Cell) objects {
	var out objects
	for _, c := range list {
		switch c.Object.Kind {
		case valueflow.Constant:
		case valueflow.Given, valueflow.Foreign:
			if root, _ := c.Object.Root(); root.Kind == valueflow.Given && root.In != nil && !p.runs()[root.In.Func] && root.In.Func.Parent() == nil {
				continue // of a function that nobody calls
			}
			out.unknown = out.unknown || p.birthOf(c) == nil
			out.set = append(out.set, c)
		default:
			out.set = append(out.set, c)
		}
	}
	out.unknown = out.unknown || len(list) == 0
	return out
}

// mayAlias reports whether two pointers may point to the same object.
func mayAlias(a, b objects) bool {
	return slices.ContainsFunc(a.set, func(c *valueflow.Cell) bool { return slices.Contains(b.set, c) })
}

// withCopied adds the objects from which structs were copied whole over the objects: `srv := http.Server{...}` may
// build the literal in a place of its own.
func (p *program) withCopied(objs objects) objects {
	out := objects{unknown: objs.unknown}
	todo := slices.Clone(objs.set)
	for len(todo) > 0 {
		c := todo[0]
		todo = todo[1:]
		if !slices.Contains(out.set, c) {
			out.set = append(out.set, c)
			todo = append(todo, p.flow.Copied(c)...)
		}
	}
	return out
}

// callersOf returns the instructions that run a function, and whether somebody else may who is not seen.
func (p *program) callersOf(f *ssa.Function) (calls []*valueflow.Call, others bool) {
	for _, in := range p.flow.Instances(f) {
		others = others || in.IsRoot()
		for _, c := range p.flow.CallersOf(in) {
			if !slices.ContainsFunc(calls, func(x *valueflow.Call) bool { return x.Instr == c.Instr }) {
				calls = append(calls, c)
			}
		}
	}
	return calls, others || len(p.flow.Instances(f)) == 0
}

// calledFunc returns the declared function that a call runs, or nil when it is dynamic.
func calledFunc(call *ssa.CallCommon) *types.Func {
	if f := call.StaticCallee(); f != nil {
		return declared(f)
	}
	return nil
}

func declared(f *ssa.Function) *types.Func {
	fn, _ := f.Object().(*types.Func)
	return fn
}

// fullName returns the name of the function or method that a call runs, with its package, or "".
func fullName(call *ssa.CallCommon) string { return knowledge.FullName(calledFunc(call)) }

// receiverOf returns the receiver of a call of a method. A method value carries it along: run := srv.ListenAndServe;
// run().
func receiverOf(call *ssa.CallCommon) ssa.Value {
	if mc, ok := call.Value.(*ssa.MakeClosure); ok && len(mc.Bindings) > 0 {
		return mc.Bindings[0]
	}
	if call.IsInvoke() {
		return call.Value
	}
	if len(call.Args) == 0 {
		return nil
	}
	return call.Args[0]
}

// strip removes conversions that keep the pointer.
func strip(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.TypeAssert:
			if x.CommaOk {
				return v
			}
			v = x.X
		default:
			return v
		}
	}
}

// fieldVar returns the field that the instruction selects.
func fieldVar(x *ssa.FieldAddr) *types.Var { return structOf(x.X.Type()).Field(x.Field) }

// structOf returns the struct type of a struct or a pointer to one.
func structOf(t types.Type) *types.Struct {
	t = t.Underlying()
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem().Underlying()
	}
	st, _ := t.(*types.Struct)
	return st
}

// returns lists the return instructions of a function.
func returns(f *ssa.Function) []*ssa.Return {
	var out []*ssa.Return
	for _, b := range f.Blocks {
		if n := len(b.Instrs); n > 0 {
			// The builder makes returns without results where the code has errors.
			if ret, ok := b.Instrs[n-1].(*ssa.Return); ok && b != f.Recover && len(ret.Results) == f.Signature.Results().Len() {
				out = append(out, ret)
			}
		}
	}
	return out
}

func paramIndex(v *ssa.Parameter) int { return slices.Index(v.Parent().Params, v) }

// isZero reports whether the value is the zero value for certain.
func isZero(v ssa.Value) bool {
	switch v := strip(v).(type) {
	case *ssa.Const:
		return v.Value == nil || v.Value.String() == "0" || v.Value.ExactString() == `""` || v.Value.String() == "false"
	case *ssa.Convert:
		return isZero(v.X)
	}
	return false
}

// reaches reports whether control can flow from just after a to b, both in one function.
func reaches(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() && indexOf(a) < indexOf(b) {
		return true
	}
	return slices.ContainsFunc(a.Block().Succs, func(s *ssa.BasicBlock) bool { return flows(s, b.Block()) })
}

func indexOf(instr ssa.Instruction) int { return slices.Index(instr.Block().Instrs, instr) }
