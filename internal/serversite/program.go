package serversite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// program is one package in SSA form with the indexes that the questions of this package need.
type program struct {
	pass  *analysis.Pass
	pkg   *ssa.Package
	funcs []*ssa.Function // all with a body, anonymous ones and init included
	sites []*Site         // all servers of the package

	calls  map[*ssa.Function][]ssa.CallInstruction // static calls of a function of the package: call, go and defer
	values map[*ssa.Function][]ssa.Instruction     // other uses of a function: closures made of it, and uses as a value
	stores map[*types.Var][]*ssa.Store             // stores to a struct field, by field
	cells  map[ssa.Value][]*ssa.Store              // stores to a variable: *ssa.Alloc or *ssa.Global
	writes map[string][]write                      // what sets a field of an http.Server, by field name
	zeroes map[string][]write                      // what makes a field of an http.Server zero, by field name
	leaks  []leak                                  // servers that are handed to code that cannot be followed
	callID map[ssa.Value]int                       // numbers calls for contexts
	syntax map[token.Pos]*ast.CallExpr             // call expressions by their left parenthesis

	selectors map[token.Pos]*ast.SelectorExpr // by the position of the selected name

	pointsTo map[pointer]objects                      // answers of objectsAt
	reach    map[*ssa.Function]map[*ssa.Function]bool // answers of within
	serves   map[*ssa.Function]bool                   // functions that serve the server that they get, from strangers too; see spread
	lives    map[*ssa.Function]bool                   // answer of live
	notifies *[]*Notify                               // answer of Notifies
	signals  *string                                  // answer of Signals

	debug  []DebugPage    // what imports put on http.DefaultServeMux
	routes []registration // answer of registrations, once routed
	routed bool
}

// write is an instruction that sets a field of an http.Server, or hands out its address.
type write struct {
	instr  ssa.Instruction
	server ssa.Value // *http.Server
	touch  bool      // a call of a function of another package whose behavior is known
}

// leak is an instruction that hands a *http.Server to code that cannot be followed.
type leak struct {
	instr  ssa.Instruction
	server ssa.Value
}

// build makes the SSA form of the package. Only packages that touch a server pay for it.
func build(pass *analysis.Pass) (p *program, err error) {
	// The SSA builder panics on code that it does not understand. A package that cannot be built has no sites: unknown means silence.
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("build SSA of %s: %v", pass.Pkg.Path(), r)
		}
	}()
	prog := ssa.NewProgram(pass.Fset, 0)
	// Code names functions and variables of direct imports only; methods of other types are made when they are needed.
	for _, imp := range pass.Pkg.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	pkg := prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	pkg.Build()

	p = &program{
		pass: pass, pkg: pkg,
		calls:  map[*ssa.Function][]ssa.CallInstruction{},
		values: map[*ssa.Function][]ssa.Instruction{},
		stores: map[*types.Var][]*ssa.Store{},
		cells:  map[ssa.Value][]*ssa.Store{},
		writes: map[string][]write{},
		zeroes: map[string][]write{},
		callID: map[ssa.Value]int{},
		syntax: map[token.Pos]*ast.CallExpr{},

		selectors: map[token.Pos]*ast.SelectorExpr{},

		pointsTo: map[pointer]objects{},
		reach:    map[*ssa.Function]map[*ssa.Function]bool{},
		serves:   map[*ssa.Function]bool{},
	}
	p.collect()
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				p.index(instr)
			}
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

// collect lists the functions of the package in source order, each followed by the anonymous ones inside it. What a test does to a server
// says nothing about the program.
func (p *program) collect() {
	seen := map[*ssa.Function]bool{}
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil || seen[f] || f.Blocks == nil || inTest(p.pass, f.Pos()) {
			return
		}
		seen[f] = true
		p.funcs = append(p.funcs, f)
		for _, anon := range f.AnonFuncs {
			add(anon)
		}
	}
	add(p.pkg.Func("init"))
	for _, file := range p.pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				if obj, ok := p.pass.TypesInfo.Defs[fd.Name].(*types.Func); ok {
					add(p.pkg.Prog.FuncValue(obj))
				}
			}
		}
	}
	// Functions named init and _ have no object that names them; the package initialiser calls the former.
	for _, b := range p.pkg.Func("init").Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(*ssa.Call); ok {
				if f := call.Call.StaticCallee(); f != nil && f.Pkg == p.pkg {
					add(f)
				}
			}
		}
	}
}

// inTest reports whether the code stands in a test file, which is no part of the program.
func inTest(pass *analysis.Pass, pos token.Pos) bool {
	return !Tests && pos.IsValid() && strings.HasSuffix(pass.Fset.File(pos).Name(), "_test.go")
}

func (p *program) index(instr ssa.Instruction) {
	var callee *ssa.Function
	if call, ok := instr.(ssa.CallInstruction); ok {
		callee = call.Common().StaticCallee()
		if callee != nil && callee.Pkg == p.pkg {
			p.calls[callee] = append(p.calls[callee], call)
		}
		p.indexCall(call, callee)
	}
	switch instr := instr.(type) {
	case *ssa.Store:
		switch addr := instr.Addr.(type) {
		case *ssa.FieldAddr:
			fv := fieldVar(addr)
			p.stores[fv] = append(p.stores[fv], instr)
		default:
			if cell := cellOf(addr); cell != nil {
				p.cells[cell] = append(p.cells[cell], instr)
			}
		}
		if p.isServerPtr(instr.Val.Type()) && !p.tracked(instr.Addr) {
			p.leaks = append(p.leaks, leak{instr, instr.Val})
		}
	case *ssa.FieldAddr:
		if p.isServerPtr(instr.X.Type()) {
			name := fieldVar(instr).Name()
			for _, ref := range *instr.Referrers() {
				switch ref := ref.(type) {
				case *ssa.UnOp, *ssa.DebugRef:
				case *ssa.Store:
					switch {
					case ref.Addr != instr:
					case isZero(ref.Val):
						p.zeroes[name] = append(p.zeroes[name], write{instr: ref, server: instr.X})
					default:
						p.writes[name] = append(p.writes[name], write{instr: ref, server: instr.X})
					}
				case *ssa.FieldAddr, *ssa.IndexAddr: // part of a field
				default: // the address goes elsewhere, such as flag.DurationVar(&srv.ReadTimeout, ...)
					p.writes[name] = append(p.writes[name], write{instr: ref, server: instr.X})
				}
			}
		}
	case *ssa.MapUpdate:
		if p.isServerPtr(strip(instr.Value).Type()) {
			p.leaks = append(p.leaks, leak{instr, strip(instr.Value)})
		}
	case *ssa.Send:
		if p.isServerPtr(strip(instr.X).Type()) {
			p.leaks = append(p.leaks, leak{instr, strip(instr.X)})
		}
	case *ssa.MakeInterface:
		// An interface that holds a server is followed only into a call that gets it as an argument (indexCall).
		if p.isServerPtr(instr.X.Type()) {
			for _, ref := range *instr.Referrers() {
				if _, ok := ref.(ssa.CallInstruction); !ok {
					if _, ok := ref.(*ssa.DebugRef); !ok {
						p.leaks = append(p.leaks, leak{instr, instr.X})
						break
					}
				}
			}
		}
	case *ssa.Return:
		for _, r := range instr.Results {
			if p.isServerPtr(strip(r).Type()) && p.externallyCallable(instr.Parent()) {
				p.leaks = append(p.leaks, leak{instr, strip(r)})
			}
		}
	}
	// Every other operand that is a function of the package is a use as a value.
	for _, op := range instr.Operands(nil) {
		if f, ok := (*op).(*ssa.Function); ok && f.Pkg == p.pkg {
			if call, isCall := instr.(ssa.CallInstruction); isCall && call.Common().Value == f && f == callee && !slicesContains(call.Common().Args, f) {
				continue
			}
			p.values[f] = append(p.values[f], instr)
		}
	}
}

func (p *program) indexCall(call ssa.CallInstruction, callee *ssa.Function) {
	if v := call.Value(); v != nil {
		p.callID[v] = len(p.callID) + 1
	}
	common := call.Common()
	args := common.Args
	if common.IsInvoke() {
		args = append([]ssa.Value{common.Value}, args...)
	}
	if isHarden(callee) {
		for _, name := range hardenFields {
			p.writes[name] = append(p.writes[name], write{call, args[0], true})
		}
		return
	}
	if callee != nil && callee.Pkg == p.pkg || harmless(callee) {
		return
	}
	for _, arg := range args {
		srv := strip(arg)
		if !p.isServerPtr(srv.Type()) {
			continue
		}
		t := p.touch(call, placeOf(srv))
		if t == nil {
			p.leaks = append(p.leaks, leak{call, srv})
			continue
		}
		for i, name := range summaryFields {
			if v := verdict(t.Effects[i]); v != passes {
				p.writes[name] = append(p.writes[name], write{call, srv, true})
			}
		}
	}
}

// harmless reports whether a function of another package leaves the fields of a server alone and does not stop it.
func harmless(f *ssa.Function) bool {
	if f == nil {
		return false
	}
	obj, ok := f.Object().(*types.Func)
	if !ok || obj.Pkg() == nil {
		return false
	}
	path := obj.Pkg().Path()
	switch {
	case serverTypes[path] != "":
		return true // methods of the server; that Shutdown and Close stop it is asked elsewhere
	case path == "golang.org/x/net/http2":
		return true // ConfigureServer sets TLSConfig and TLSNextProto only
	case strings.HasPrefix(path, "encoding/"), path == "reflect", path == "unsafe", path == "flag":
		return false
	}
	return isStd(path)
}

// isStd reports whether the path is one of the standard library. That there is no dot in the first element does not tell: modules that nobody
// publishes are often called myapp.
func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return stdFolders[first]
}

// stdFolders are the folders of $GOROOT/src.
var stdFolders = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(`archive bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors
		expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv
		strings structs sync syscall testing text time unicode unique unsafe vendor weak`) {
		out[name] = true
	}
	return out
}()

func (p *program) isServerPtr(t types.Type) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	return ok && p.isServer(ptr.Elem())
}

func (p *program) isServer(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Name() == serverTypes[named.Obj().Pkg().Path()]
}

// externallyCallable reports whether code outside the package may call f directly: exported functions and methods of importable packages.
func (p *program) externallyCallable(f *ssa.Function) bool {
	if p.pass.Pkg.Name() == "main" || f.Parent() != nil {
		return false
	}
	obj := f.Object()
	return obj != nil && obj.Exported()
}

// complete reports whether p.calls lists every call of f: nobody outside the package calls it and it is not used as a value.
// Methods may also be called through an interface, unless their type is never converted to one; that is not asked, so methods whose
// name is exported are not complete.
func (p *program) complete(f *ssa.Function) bool {
	if f.Parent() != nil {
		_, escapes := p.uses(f)
		return !escapes
	}
	if len(p.values[f]) > 0 || p.externallyCallable(f) {
		return false
	}
	if f.Signature.Recv() != nil {
		return !token.IsExported(f.Name())
	}
	return true
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
func fieldVar(x *ssa.FieldAddr) *types.Var {
	return structOf(x.X.Type()).Field(x.Field)
}

// fieldOf returns the field that the instruction selects.
func fieldOf(x *ssa.Field) *types.Var { return structOf(x.X.Type()).Field(x.Field) }

// structOf returns the struct type of a struct or a pointer to one.
func structOf(t types.Type) *types.Struct {
	t = t.Underlying()
	if ptr, ok := t.(*types.Pointer); ok {
		t = ptr.Elem().Underlying()
	}
	st, _ := t.(*types.Struct)
	return st
}

// cellOf returns the variable behind an address: the *ssa.Alloc or *ssa.Global, also when a closure captured it; nil when it is something else.
func cellOf(addr ssa.Value) ssa.Value {
	for {
		switch x := addr.(type) {
		case *ssa.Alloc, *ssa.Global:
			return x
		case *ssa.FreeVar:
			binding := bindingOf(x)
			if binding == nil {
				return nil
			}
			addr = binding
		default:
			return nil
		}
	}
}

// bindingOf returns what a captured variable stands for where the closure is made, or nil when the closure is made in several places.
func bindingOf(fv *ssa.FreeVar) ssa.Value {
	f := fv.Parent()
	if f.Parent() == nil {
		return nil // the receiver of a method as a value, which is made in several places
	}
	var made *ssa.MakeClosure
	for _, b := range f.Parent().Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == f {
				if made != nil {
					return nil
				}
				made = mc
			}
		}
	}
	if made == nil {
		return nil
	}
	for i, v := range f.FreeVars {
		if v == fv {
			return made.Bindings[i]
		}
	}
	return nil
}

// tracked reports whether loads from the address find the stores to it again.
func (p *program) tracked(addr ssa.Value) bool {
	switch addr := addr.(type) {
	case *ssa.FieldAddr:
		return true
	case *ssa.IndexAddr:
		array, ok := addr.X.(*ssa.Alloc)
		return ok && p.staysInside(array, map[ssa.Value]bool{})
	default:
		return cellOf(addr) != nil
	}
}

// staysInside reports whether a slice, or the array behind it, is only read and handed on inside the package, so that elements finds what
// is in it.
func (p *program) staysInside(v ssa.Value, busy map[ssa.Value]bool) bool {
	if busy[v] {
		return true
	}
	busy[v] = true
	for _, use := range *v.Referrers() {
		switch use := use.(type) {
		case *ssa.IndexAddr, *ssa.DebugRef:
		case *ssa.Slice, *ssa.Phi:
			if !p.staysInside(use.(ssa.Value), busy) {
				return false
			}
		case *ssa.Store:
			if cellOf(use.Addr) == nil {
				return false
			}
		case ssa.CallInstruction:
			switch f := use.Common().Value.(type) {
			case *ssa.Builtin:
				if r := use.Value(); f.Name() == "append" && r != nil && !p.staysInside(r, busy) {
					return false
				}
			case *ssa.Function:
				if f.Pkg != p.pkg {
					return false
				}
			default:
				return false
			}
		default:
			return false
		}
	}
	return true
}

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

func slicesContains(vs []ssa.Value, f *ssa.Function) bool {
	for _, v := range vs {
		if v == f {
			return true
		}
	}
	return false
}
