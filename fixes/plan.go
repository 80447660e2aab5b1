package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/dave/dst"
	"github.com/dave/dst/dstutil"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// Request asks for changes of one server.
type Request struct {
	Site *serversite.Site
	Want Change // the changes that rules want, added up; none: the server is only there for what it keeps
	Keep Change // the changes that a comment in the source forbids
	// Place is the code that the changes concern, when that is not the call with which the server goes live.
	Place ast.Node
}

// Answer says what became of a request.
type Answer struct {
	Fix  *Fix              // nil: none
	Does Change            // the changes that Fix makes
	Why  map[Change]string // why a change is not made
}

// Options say what fixes may do.
type Options struct {
	Unsafe  bool
	Runtime RuntimeMode
}

// The values of the standard library's settings, the ones the runtime fills in too.
const (
	headerSeconds = 10  // the value most programs settle on; slow links need well under a second
	idleSeconds   = 120 // longer than the idle time of the usual load balancers (60 s), so that they close first
)

// Plan answers all requests of a package together: fixes of one file may depend on each other, and the whole is type-checked.
// The answers stand in the order of the requests.
func Plan(pass *analysis.Pass, reqs []Request, opts Options) []*Answer {
	p := &planner{pass: pass, opts: opts, index: newIndex(pass)}
	p.module = modulePath(pass)
	answers := make([]*Answer, len(reqs))
	byFile := map[*ast.File][]*job{}
	var files []*ast.File
	for _, req := range reqs {
		if req.Keep != 0 {
			p.kept = append(p.kept, req)
		}
	}
	for i, req := range reqs {
		answers[i] = &Answer{Why: map[Change]string{}}
		if req.Want == 0 {
			continue
		}
		j := &job{Request: req, answer: answers[i]}
		file := req.Site.File
		if req.Place != nil {
			file = fileOf(p.pass, req.Place)
		}
		if reason := p.editable(file); reason != "" {
			j.refuse(req.Want, reason)
			continue
		}
		p.locate(file)
		p.plan(j)
		if len(j.changes) == 0 {
			continue
		}
		if byFile[file] == nil {
			files = append(files, file)
		}
		byFile[file] = append(byFile[file], j)
	}
	var done []*fileFix
	for _, file := range files {
		if f := p.build(file, byFile[file]); f != nil {
			done = append(done, f)
		}
	}
	p.verify(done)
	for _, f := range done {
		for _, j := range f.jobs {
			j.attach(f)
		}
	}
	return answers
}

// plan decides what happens to one server, or to the place of the request.
func (p *planner) plan(j *job) {
	if j.Place != nil {
		if err := p.catchTerm(j); err != nil {
			j.refuse(j.Want, err.Error())
		}
		return
	}
	all := j.Want
	if j.Want &^= AwaitDrain | tlsChanges; j.Want != 0 {
		if err := p.design(j); err != nil {
			j.refuse(j.Want, err.Error())
			*j = job{Request: j.Request, answer: j.answer}
		}
	}
	if j.Want = all; j.Want&AwaitDrain != 0 {
		p.await(j)
	}
	p.protocol(j)
}

// planner plans the fixes of one package.
type planner struct {
	pass    *analysis.Pass
	opts    Options
	index   *index
	module  string
	located bool
	runtime string                 // import path of the runtime; empty: standard library only
	hint    string                 // why there is no runtime
	fresh   map[*ast.File][]string // names of variables that fixes add
	kept    []Request              // those of servers with comments that forbid changes
}

// job is the work on one server.
type job struct {
	Request
	answer  *Answer
	does    Change
	safety  Safety
	reason  string
	title   string
	value   *funcValue  // how the call is spelled when it goes through a variable
	entry   *entry      // how net/http does what a framework's entry point does
	runtime bool        // the changes call the runtime
	imports []newImport // what the changes need
	frees   []ast.Node  // code that goes away, and may be the last to name a package
	names   []string    // import paths of packages that the changes name where nothing did
	changes []change
	edits   []edit
}

func (j *job) refuse(want Change, why string) {
	for c := Change(1); c <= want; c <<= 1 {
		if want&c != 0 && j.answer.Why[c] == "" {
			j.answer.Why[c] = why
		}
	}
}

// risk makes the fix of a job unsafe.
func (j *job) risk(reason string) {
	if j.safety = Unsafe; j.reason == "" {
		j.reason = reason
	} else if !strings.Contains(j.reason, reason) {
		j.reason += "; " + reason
	}
}

// attach makes the fix of a job that has survived all checks.
func (j *job) attach(f *fileFix) {
	fix := &Fix{Title: j.title, Safety: j.safety, Reason: j.reason}
	if j.runtime {
		fix.Runtime = f.runtime
	}
	for _, e := range slices.Concat(j.edits, f.imports) {
		fix.Edits = append(fix.Edits, analysis.TextEdit{Pos: f.src.file.Pos(e.Start), End: f.src.file.Pos(e.End), NewText: []byte(e.New)})
	}
	j.answer.Fix, j.answer.Does = fix, j.does
	j.refuse(j.Want&^j.does, "the fix does not cover it")
}

// editable returns why a file must not be edited, or "".
func (p *planner) editable(file *ast.File) string {
	tf := p.pass.Fset.File(file.FileStart)
	switch {
	case ast.IsGenerated(file):
		return "the file is generated"
	case p.pass.Fset.PositionFor(file.Package, false) != p.pass.Fset.Position(file.Package),
		p.pass.Fset.PositionFor(file.FileEnd-1, false).Filename != p.pass.Fset.Position(file.FileEnd-1).Filename,
		strings.HasSuffix(tf.Name(), ".cgo1.go"):
		return "the compiler sees another text than the file (cgo or //line)"
	}
	for _, imp := range file.Imports {
		if imp.Path.Value == `"C"` {
			return "the file uses cgo"
		}
	}
	return ""
}

// locate decides, once a package, which runtime the fixes call.
func (p *planner) locate(file *ast.File) {
	if p.located {
		return
	}
	p.located = true
	if p.opts.Runtime == Off {
		p.hint = "it takes the runtime: run srvfix -w without -runtime=off"
		return
	}
	dir := ModuleDir(filepath.Dir(p.pass.Fset.File(file.FileStart).Name()))
	if dir != "" {
		p.runtime = Locate(dir)
	}
	if p.runtime != "" {
		return
	}
	switch p.opts.Runtime {
	case Module:
		p.runtime = RuntimePackage
	case Embed:
		if dir == "" || p.module == "" {
			p.hint = "it takes the runtime, and there is no module to put it into: run go mod init first"
			return
		}
		p.runtime = EmbedPath(p.module)
	default:
		p.hint = "it takes the runtime, which this module does not have: run srvfix -w, which adds it"
	}
}

// modulePath returns the path of the module of the package, as far as the driver tells or go.mod does.
func modulePath(pass *analysis.Pass) string {
	if pass.Module != nil && pass.Module.Path != "" {
		return pass.Module.Path
	}
	for _, f := range pass.Files {
		if dir := ModuleDir(filepath.Dir(pass.Fset.File(f.FileStart).Name())); dir != "" {
			return moduleOf(dir)
		}
	}
	return ""
}

// design decides what happens to one server.
func (p *planner) design(j *job) error {
	settings := j.Want & (HeaderTimeout | IdleTimeout)
	if !j.Site.Direct() {
		var err error
		if j.entry, err = p.entryOf(j); err != nil {
			return err
		}
		if j.entry == nil {
			return p.handedOver(j, settings)
		}
	}
	if calleeOf(p.pass, j.Site.Call) != j.Site.Func {
		if j.value = p.funcValue(j.Site); j.value == nil {
			return errors.New("the call goes through a function value that has other uses")
		}
	}
	kept := j.Keep&(HeaderTimeout|IdleTimeout) != 0 // the runtime would set it all the same
	if p.runtime == "" || kept {
		why := p.hint
		if kept {
			why = "a comment says to leave a timeout of this server alone, and the runtime would set it"
		}
		j.refuse(j.Want&^settings, why)
		if settings == 0 {
			return nil
		}
		return p.standard(j, settings)
	}
	var changes []change
	if j.Want&Drain != 0 || j.Want&ReusePort != 0 && p.opts.Unsafe {
		var why error
		changes, why = p.drainable(j)
		if why == nil {
			return p.drain(j, changes)
		}
		j.refuse(Drain, why.Error())
	}
	j.refuse(j.Want&ReusePort, "the server does not run on the runtime")
	if settings == 0 {
		return nil
	}
	return p.harden(j, settings)
}

// handedOver designs the fix of a server that another function serves, or whoever calls a method value. Who serves cannot be changed here, only
// the server: its literal, or its fields where the function finds it.
func (p *planner) handedOver(j *job, settings Change) error {
	name := j.Site.Func.Name()
	if j.Site.OfPackage() {
		return fmt.Errorf("%s builds the server itself: build an http.Server around the handler and serve that", name)
	}
	j.refuse(j.Want&^settings, fmt.Sprintf("the life of the server belongs to whoever calls %s", name))
	switch lit := j.Site.Literal(); {
	case settings == 0:
		return nil
	case lit == nil && p.held(j.Site) != nil:
		return p.standard(j, settings)
	case lit == nil || !keyed(lit):
		return errors.New("the server is not built by a literal with field names in this file")
	case !isNetHTTP(p.pass.TypesInfo.TypeOf(lit)):
		return errors.New("the server is not one of net/http")
	}
	if p.runtime != "" && j.Keep&(HeaderTimeout|IdleTimeout) == 0 && p.wrappable(j.Site) != nil {
		return p.harden(j, settings)
	}
	return p.standard(j, settings)
}

func isNetHTTP(t types.Type) bool {
	named, ok := types.Unalias(deref(t)).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "net/http"
}

// drainable decides whether the runtime may take over the life of the server: the signals and the moment at which it ends.
func (p *planner) drainable(j *job) ([]change, error) {
	s := j.Site
	if s.Role() == serversite.Library {
		return nil, errors.New("signals belong to the program, and this package can be imported by any")
	}
	if name := s.Signals(); name != "" {
		return nil, fmt.Errorf("the package handles signals itself (%s): call Shutdown there", name)
	}
	if s.Role() == serversite.Internal {
		dir := filepath.Dir(p.pass.Fset.File(s.File.FileStart).Name())
		if name := ProgramSignals(ModuleDir(dir))[dir]; name != "" {
			return nil, fmt.Errorf("a program with this package handles signals itself (%s): call Shutdown there", name)
		}
	}
	if s.Stopped() != serversite.Unset {
		return nil, errors.New("the program stops the server itself")
	}
	c := p.caller(s.File)
	if j.value != nil {
		return c.callsOf(j.value.v, 0) // one change for all calls
	}
	return c.take(s.Path, 0)
}

// caller returns the code of a file that may have to take the error of a serve call.
func (p *planner) caller(file *ast.File) *caller {
	return &caller{pass: p.pass, index: p.index, file: file}
}

// drain lets the runtime serve: http.ListenAndServe(a, h) becomes httpserve.ListenAndServe(a, h), srv.ListenAndServe() becomes httpserve.Run(srv).
func (p *planner) drain(j *job, around []change) error {
	s := j.Site
	fun := s.Call.Fun
	if j.value != nil {
		fun = j.value.expr
	}
	rt := p.name(j, p.runtime, "httpserve", fun.Pos())
	j.title, j.runtime = "Serve through httpserve", true
	j.does = j.Want & (HeaderTimeout | IdleTimeout | Drain)
	options := func() []dst.Expr { return nil }
	if j.Want&ReusePort != 0 {
		switch {
		case j.serves() == "Serve" || j.serves() == "ServeTLS":
			j.refuse(ReusePort, "the listener is made elsewhere: listen there with SO_REUSEPORT")
		case !p.opts.Unsafe:
			j.refuse(ReusePort, "a second start of the program by mistake would no longer fail with \"address already in use\": run with -unsafe")
		default:
			j.does |= ReusePort
			j.safety, j.reason = Unsafe, "a second start of the program by mistake no longer fails with \"address already in use\""
			options = func() []dst.Expr { return []dst.Expr{callOf(selector(rt, "ReusePort"))} }
		}
	}
	switch {
	case j.value != nil:
		if j.does&ReusePort != 0 {
			j.does &^= ReusePort
			j.safety, j.reason = Safe, ""
			j.refuse(ReusePort, "the call goes through a function value")
		}
		do, err := p.drainValue(j, rt)
		if err != nil {
			return err
		}
		j.changes = append(j.changes, change{node: fun, do: do})
	case s.OfPackage():
		if j.entry == nil {
			j.frees = append(j.frees, fun)
		}
		j.changes = append(j.changes, change{node: fun, do: func(b *bench) error {
			call, err := p.plain(j, b)
			if err != nil {
				return err
			}
			fun := selector(rt, j.serves())
			call.Decs.Lparen = append(commentsIn(call.Fun, nil), call.Decs.Lparen...)
			keep(call.Fun, fun)
			call.Fun = fun
			call.Args = append(call.Args, options()...)
			return nil
		}})
	default:
		recv, err := p.receiver(s, fun)
		if err != nil {
			return err
		}
		first := 0 // argument of the serve call
		if p.isMethodExpr(fun) {
			first, j.frees = 1, append(j.frees, fun)
		}
		j.changes = append(j.changes, change{node: s.Call, do: func(b *bench) error {
			call, ok := b.expr(s.Call).(*dst.CallExpr)
			if !ok {
				return b.err
			}
			var stays dst.Expr // the server, or nothing in a method expression
			if sel, ok := bare(call.Fun).(*dst.SelectorExpr); ok && first == 0 {
				stays = sel.X
				for paren, ok := stays.(*dst.ParenExpr); ok; paren, ok = stays.(*dst.ParenExpr) {
					stays = paren.X
				}
			}
			call.Decs.Lparen = append(commentsIn(call.Fun, stays), call.Decs.Lparen...)
			args := []dst.Expr{recv(b)}
			old := call.Args[first:]
			if name := s.Func.Name(); name == "Serve" || name == "ServeTLS" {
				args = append(args, callOf(selector(rt, "Listener"), inline(old[0])))
				old = old[1:]
			}
			if len(old) == 2 {
				args = append(args, callOf(selector(rt, "TLS"), inline(old[0]), inline(old[1])))
			}
			run := selector(rt, "Run")
			keep(call.Fun, run)
			call.Fun, call.Args = run, append(args, options()...)
			return b.err
		}})
	}
	j.changes = append(j.changes, around...)
	return nil
}

// keep gives new the comments of old.
func keep(old, with dst.Expr) {
	*with.Decorations() = *old.Decorations()
}

// commentsIn returns the comments between the parts of an expression that goes away, except for a part that stays.
func commentsIn(gone, stays dst.Expr) (out []string) {
	dst.Inspect(gone, func(n dst.Node) bool {
		if n == nil || n == dst.Node(stays) {
			return false
		}
		_, _, points := dstutil.Decorations(n)
		for _, p := range points {
			if n == dst.Node(gone) && (p.Name == "Start" || p.Name == "End") {
				continue // around it
			}
			out = append(out, p.Decs...)
		}
		return true
	})
	return out
}

// inline takes the line breaks around an expression away, which belonged to its old place.
func inline(e dst.Expr) dst.Expr {
	e.Decorations().Before, e.Decorations().After = dst.None, dst.None
	return e
}

// receiver returns how to write the server of a method call or value, of which fun is the function, as a *http.Server.
func (p *planner) receiver(s *serversite.Site, fun ast.Expr) (func(*bench) dst.Expr, error) {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return nil, errors.New("the server is not spelled in the call")
	}
	selection := p.pass.TypesInfo.Selections[sel]
	if p.isMethodExpr(fun) && len(selection.Index()) == 1 {
		return func(b *bench) dst.Expr { return inline(b.expr(s.Call.Args[0])) }, nil
	}
	if selection == nil || selection.Kind() != types.MethodVal {
		return nil, errors.New("the call is a method expression of another type")
	}
	x := ast.Unparen(sel.X)
	t := selection.Recv()
	var embedded []string
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		st, _ := deref(t).Underlying().(*types.Struct)
		if st == nil {
			return nil, errors.New("the server is promoted in an unusual way")
		}
		embedded = append(embedded, st.Field(i).Name())
		t = st.Field(i).Type()
	}
	_, pointer := t.Underlying().(*types.Pointer)
	return func(b *bench) dst.Expr {
		e := inline(b.expr(x))
		for _, name := range embedded {
			e = &dst.SelectorExpr{X: e, Sel: dst.NewIdent(name)}
		}
		if !pointer {
			e = &dst.UnaryExpr{Op: token.AND, X: e}
		}
		return e
	}, nil
}

// isMethodExpr reports whether an expression is (*http.Server).ListenAndServe or the like.
func (p *planner) isMethodExpr(fun ast.Expr) bool {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	selection := p.pass.TypesInfo.Selections[sel]
	return selection != nil && selection.Kind() == types.MethodExpr
}

func deref(t types.Type) types.Type {
	if ptr, ok := t.Underlying().(*types.Pointer); ok {
		return ptr.Elem()
	}
	return t
}

// harden fills the timeouts by the runtime and leaves the life of the server to the program.
func (p *planner) harden(j *job, settings Change) error {
	s := j.Site
	if j.value != nil && s.OfPackage() {
		return errors.New("the call goes through a function value")
	}
	if !s.OfPackage() && p.handlerUse() == handlerSeen { // the runtime would wrap it
		return p.standard(j, settings)
	}
	j.title, j.runtime, j.does = "Harden with httpserve", true, settings
	if s.OfPackage() {
		rt := p.name(j, p.runtime, "httpserve", s.Call.Pos())
		p.nameHTTP(j)
		j.changes = []change{{node: s.Call, do: func(b *bench) error {
			return p.viaLiteral(b, j, nil, func(srv dst.Expr) dst.Expr { return callOf(selector(rt, "Harden"), srv) })
		}}}
		return nil
	}
	if addr := p.wrappable(s); addr != nil {
		rt := p.name(j, p.runtime, "httpserve", addr.Pos())
		j.changes = []change{{node: addr, do: func(b *bench) error {
			e := b.expr(addr)
			wrap := callOf(selector(rt, "Harden"))
			d := e.Decorations()
			wrap.Decs.Before, wrap.Decs.After, wrap.Decs.Start, wrap.Decs.End = d.Before, d.After, d.Start, d.End
			d.Before, d.After, d.Start, d.End = dst.None, dst.None, nil, nil
			b.replace(e, wrap)
			wrap.Args = []dst.Expr{e}
			return b.err
		}}}
		return nil
	}
	fun := s.Call.Fun
	if j.value != nil {
		fun = j.value.expr
	}
	recv, err := p.receiver(s, fun)
	if err != nil {
		return err
	}
	rt := p.name(j, p.runtime, "httpserve", fun.Pos())
	if p.isMethodExpr(fun) {
		j.changes = []change{{node: s.Call, do: func(b *bench) error {
			call, ok := b.expr(s.Call).(*dst.CallExpr)
			if !ok {
				return b.err
			}
			call.Args[0] = callOf(selector(rt, "Harden"), call.Args[0])
			return b.err
		}}}
		return nil
	}
	j.changes = []change{{node: fun, do: func(b *bench) error {
		sel, ok := bare(b.expr(fun)).(*dst.SelectorExpr)
		if !ok {
			return b.err
		}
		sel.X = callOf(selector(rt, "Harden"), recv(b))
		sel.Sel = dst.NewIdent(s.Func.Name())
		return b.err
	}}}
	return nil
}

// wrappable returns the literal of the server, &http.Server{...}, if it stands in the file of the call, and if nothing
// behind it can tell whether its handler is wrapped or undo that.
func (p *planner) wrappable(s *serversite.Site) ast.Expr {
	lit := s.Literal()
	if lit == nil || p.handlerUse() != handlerLeft {
		return nil
	}
	var addr ast.Expr
	ast.Inspect(s.File, func(n ast.Node) bool {
		if u, ok := n.(*ast.UnaryExpr); ok && u.Op == token.AND && u.X == ast.Expr(lit) {
			addr = u
		}
		return addr == nil && n != nil && n.Pos() <= lit.Pos() && lit.End() <= n.End()
	})
	return addr
}

// viaLiteral turns http.ListenAndServe(a, h) into a method call on a literal, which wrap may wrap: (&http.Server{Addr: a, Handler: h}).ListenAndServe().
func (p *planner) viaLiteral(b *bench, j *job, fields []dst.Expr, wrap func(dst.Expr) dst.Expr) error {
	call, err := p.plain(j, b)
	if err != nil {
		return err
	}
	var typ dst.Expr = dst.NewIdent("Server")
	if sel, ok := call.Fun.(*dst.SelectorExpr); ok {
		typ = &dst.SelectorExpr{X: sel.X, Sel: dst.NewIdent("Server")}
	}
	lit := &dst.CompositeLit{Type: typ}
	add := func(key string, value dst.Expr) {
		kv := &dst.KeyValueExpr{Key: dst.NewIdent(key), Value: inline(value)}
		d := value.Decorations()
		kv.Decs.Start, kv.Decs.End = d.Start, d.End
		d.Start, d.End = nil, nil
		lit.Elts = append(lit.Elts, kv)
	}
	args := call.Args
	var rest []dst.Expr
	switch j.serves() {
	case "ListenAndServe":
		add("Addr", args[0])
		add("Handler", args[1])
	case "ListenAndServeTLS":
		add("Addr", args[0])
		add("Handler", args[3])
		rest = args[1:3]
	case "Serve", "ServeTLS":
		add("Handler", args[1])
		rest = append([]dst.Expr{args[0]}, args[2:]...)
	}
	// A nil handler is the zero value: leave it out.
	lit.Elts = slices.DeleteFunc(lit.Elts, func(e dst.Expr) bool {
		id, ok := e.(*dst.KeyValueExpr).Value.(*dst.Ident)
		return ok && id.Name == "nil" && len(e.Decorations().Start)+len(e.Decorations().End) == 0
	})
	for _, r := range rest {
		inline(r)
	}
	lit.Elts = append(lit.Elts, fields...)
	if len(fields) > 0 {
		for _, e := range lit.Elts {
			e.Decorations().Before, e.Decorations().After = dst.NewLine, dst.NewLine
		}
	}
	var srv dst.Expr = &dst.UnaryExpr{Op: token.AND, X: lit}
	if wrap != nil {
		srv = wrap(srv)
	} else {
		srv = &dst.ParenExpr{X: srv}
	}
	if len(rest) == 0 {
		lit.Decs.Lbrace, call.Decs.Lparen = call.Decs.Lparen, nil
	}
	fun := &dst.SelectorExpr{X: srv, Sel: dst.NewIdent(j.serves())}
	keep(call.Fun, fun)
	call.Fun, call.Args = fun, rest
	return b.err
}

// standard sets the standard library's own timeouts.
func (p *planner) standard(j *job, settings Change) error {
	s := j.Site
	j.does = settings
	type setting struct {
		name  string
		value int
	}
	var set []setting
	if settings&HeaderTimeout != 0 {
		set = append(set, setting{"ReadHeaderTimeout", headerSeconds})
	}
	if settings&IdleTimeout != 0 {
		set = append(set, setting{"IdleTimeout", idleSeconds})
	}
	j.title = "Set " + set[0].name
	if len(set) == 2 {
		j.title += " and " + set[1].name
	}
	fields := func(tm string) []dst.Expr {
		var out []dst.Expr
		for _, f := range set {
			kv := &dst.KeyValueExpr{Key: dst.NewIdent(f.name), Value: seconds(tm, f.value)}
			kv.Decs.Before, kv.Decs.After = dst.NewLine, dst.NewLine
			out = append(out, kv)
		}
		return out
	}
	if s.OfPackage() {
		if j.value != nil {
			return errors.New("the call goes through a function value")
		}
		tm := p.name(j, "time", "time", s.Call.Pos())
		p.nameHTTP(j)
		j.changes = []change{{node: s.Call, do: func(b *bench) error { return p.viaLiteral(b, j, fields(tm), nil) }}}
		return nil
	}
	zeroed := func(lit *ast.CompositeLit) bool {
		return slices.ContainsFunc(set, func(f setting) bool { return s.Zeroed(f.name, lit) })
	}
	if lit := s.Literal(); lit != nil && keyed(lit) && !zeroed(lit) {
		tm := p.name(j, "time", "time", lit.Pos())
		j.changes = []change{{node: lit, more: true, do: func(b *bench) error {
			l, ok := b.expr(lit).(*dst.CompositeLit)
			if !ok {
				return b.err
			}
			for _, f := range fields(tm) {
				l.Elts = setField(l.Elts, f.(*dst.KeyValueExpr))
			}
			for _, e := range l.Elts {
				e.Decorations().After = dst.NewLine
				if e.Decorations().Before == dst.None {
					e.Decorations().Before = dst.NewLine
				}
			}
			return b.err
		}}}
		return nil
	}
	// Have: a server that is built in another way or place: set the fields just before it goes live.
	server := p.held(s)
	if recv := s.Receiver(); recv != nil && pure(p.pass, recv) {
		server = func(b *bench) dst.Expr { return dst.Clone(b.expr(recv)).(dst.Expr) }
	}
	stmt := statementOf(s.Path)
	if stmt == nil || server == nil {
		return errors.New("there is no place to set the timeouts just before the server goes live")
	}
	tm := p.name(j, "time", "time", stmt.Pos())
	j.changes = []change{{node: stmt, do: func(b *bench) error {
		var add []dst.Stmt
		for _, f := range set {
			field := func() dst.Expr {
				return &dst.SelectorExpr{X: server(b), Sel: dst.NewIdent(f.name)}
			}
			var assign dst.Stmt = &dst.AssignStmt{Lhs: []dst.Expr{field()}, Tok: token.ASSIGN, Rhs: []dst.Expr{seconds(tm, f.value)}}
			if s.Assigned(f.name) {
				// On some paths it is set: leave those alone.
				zero := &dst.BinaryExpr{X: field(), Op: token.EQL, Y: &dst.BasicLit{Kind: token.INT, Value: "0"}}
				assign = &dst.IfStmt{Cond: zero, Body: &dst.BlockStmt{List: []dst.Stmt{assign}}}
			}
			add = append(add, assign)
		}
		return b.insertBefore(stmt, add...)
	}}}
	return nil
}

// setField replaces the element with the same key, which is a zero value, or appends the new one.
func setField(elts []dst.Expr, kv *dst.KeyValueExpr) []dst.Expr {
	for _, e := range elts {
		if old, ok := e.(*dst.KeyValueExpr); ok && old.Key.(*dst.Ident).Name == kv.Key.(*dst.Ident).Name {
			keep(old.Value, kv.Value)
			old.Value = kv.Value
			return elts
		}
	}
	return append(elts, kv)
}

func keyed(lit *ast.CompositeLit) bool {
	for _, e := range lit.Elts {
		if _, ok := e.(*ast.KeyValueExpr); !ok {
			return false
		}
	}
	return true
}

// statementOf returns the statement of a block in which the call runs first of all, so that statements in front of it run just before the
// call: not in a loop's head.
func statementOf(path []ast.Node) ast.Stmt {
	for i, n := range path {
		switch n := n.(type) {
		case *ast.FuncLit:
			return nil
		case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt, *ast.DeclStmt:
			switch head := n.(type) {
			case *ast.IfStmt:
				if !within(path[0], head.Init) && !within(path[0], head.Cond) {
					return nil
				}
			case *ast.SwitchStmt:
				if !within(path[0], head.Init) && !within(path[0], head.Tag) {
					return nil
				}
			}
			stmt := n.(ast.Stmt)
			if inList(path[i+1], stmt) {
				return stmt
			}
		}
	}
	return nil
}

func within(n ast.Node, outer ast.Node) bool {
	switch o := outer.(type) {
	case ast.Stmt:
		if o == nil {
			return false
		}
	case ast.Expr:
		if o == nil {
			return false
		}
	case nil:
		return false
	}
	return outer.Pos() <= n.Pos() && n.End() <= outer.End()
}

// fileFix is the work on one file.
type fileFix struct {
	src     *source
	runtime string
	jobs    []*job
	imports []edit // shared by all jobs
}

// build computes the edits of all jobs of a file.
func (p *planner) build(file *ast.File, jobs []*job) *fileFix {
	name := p.pass.Fset.File(file.FileStart).Name()
	read := p.pass.ReadFile
	if read == nil { // some drivers do not offer it
		read = os.ReadFile
	}
	text, err := read(name)
	f := &fileFix{runtime: p.runtime, jobs: jobs}
	if err == nil {
		f.src, err = newSource(name, text, p.pass.Fset.File(file.FileStart), file, p.module)
	}
	if err == nil {
		err = p.edits(f)
	}
	if err != nil {
		p.drop(f, err)
		return nil
	}
	return f
}

func (p *planner) drop(f *fileFix, err error) {
	for _, j := range f.jobs {
		j.refuse(j.Want, err.Error())
	}
}

// edits computes the edits of each job from the untouched file, so that each is valid alone; jobs that depend on each other get the same
// union of edits, which every driver applies once. Jobs that cannot be done drop out.
func (p *planner) edits(f *fileFix) error {
	var all []edit
	f.jobs = slices.DeleteFunc(f.jobs, func(j *job) bool {
		var err error
		if j.edits, err = lifted(f.src, j.changes, importEdit{}); err != nil {
			j.refuse(j.Want, err.Error())
			return true
		}
		all = union(all, j.edits)
		return false
	})
	var imports importEdit
	for _, j := range f.jobs {
		imports.add = append(imports.add, slices.DeleteFunc(slices.Clone(j.imports), func(imp newImport) bool { return slices.Contains(imports.add, imp) })...)
	}
	if imports.remove = p.lastUses(f); len(imports.remove) == 0 {
		var err error
		if f.imports, err = lifted(f.src, nil, imports); errors.Is(err, errLift) {
			f.imports = f.src.importLines(imports.add)
		} else if err != nil {
			return err
		}
		if _, err := udiff.ApplyBytes(f.src.text, union(all, f.imports)); err == nil && !shared(f.jobs) && alike(f.jobs) {
			return nil
		}
	}
	var changes []change
	for _, j := range f.jobs {
		for _, c := range j.changes {
			// Two servers may want the same change around them, such as a caller that expects nil.
			if c.more || !slices.ContainsFunc(changes, func(x change) bool { return x.node == c.node }) {
				changes = append(changes, c)
			}
		}
	}
	all, err := lifted(f.src, changes, imports)
	if err != nil {
		return err
	}
	f.imports = nil
	for _, j := range f.jobs {
		j.edits = all
		for _, other := range f.jobs {
			if other.safety == Unsafe {
				j.risk(other.reason)
			}
		}
	}
	return nil
}

// lastUses returns the imports of a file that its jobs leave without a use: of net/http, and of crypto/tls.
func (p *planner) lastUses(f *fileFix) (out []*ast.ImportSpec) {
	gone := map[ast.Node]bool{}
	for _, j := range f.jobs {
		for _, n := range j.frees {
			gone[n] = true
		}
	}
	for _, path := range []string{"net/http", "crypto/tls"} {
		spec, uses := importOf(p.pass, f.src.ast, path)
		if spec == nil || len(gone) == 0 || slices.ContainsFunc(f.jobs, func(j *job) bool { return slices.Contains(j.names, path) }) {
			continue
		}
		for n := range gone {
			uses -= usesOf(p.pass, n, spec)
		}
		if uses <= 0 {
			out = append(out, spec)
		}
	}
	return out
}

// shared reports whether two jobs change one node: their edits might differ in the white space around it.
func shared(jobs []*job) bool {
	seen := map[ast.Node]*job{}
	for _, j := range jobs {
		for _, c := range j.changes {
			if by := seen[c.node]; by != nil && by != j {
				return true
			}
			seen[c.node] = j
		}
	}
	return false
}

// alike reports whether all jobs need the same imports, so that the import edits suit each of them alone.
func alike(jobs []*job) bool {
	needs := func(a, b *job) bool {
		return !slices.ContainsFunc(a.imports, func(imp newImport) bool { return !slices.Contains(b.imports, imp) })
	}
	return !slices.ContainsFunc(jobs, func(j *job) bool { return !needs(j, jobs[0]) || !needs(jobs[0], j) })
}

// union adds the edits of b that a does not have.
func union(a, b []edit) []edit {
	for _, e := range b {
		if !slices.Contains(a, e) {
			a = append(a, e)
		}
	}
	udiff.SortEdits(a)
	return a
}

// name returns the name of a package in the code that a change of the job puts at pos, and notes the import if the file lacks it.
func (p *planner) name(j *job, importPath, want string, at token.Pos) string {
	local, present := p.index.localName(j.Site.File, importPath, want, at)
	if imp := (newImport{local, importPath}); !present && !slices.Contains(j.imports, imp) {
		j.imports = append(j.imports, imp)
	}
	return local
}

// lifted computes the edits of the original bytes that make the changes. It works on the declarations around the changes, and on the whole file
// only when a change turns out to need others.
func lifted(src *source, changes []change, imports importEdit) ([]edit, error) {
	edits, err := liftedIn(src, src.excerpt(changes, imports), changes, imports)
	if errors.Is(err, errOutside) {
		edits, err = liftedIn(src, src.whole(), changes, imports)
	}
	return edits, err
}

// liftedIn is lifted for a part of the file.
func liftedIn(src *source, part *excerpt, changes []change, imports importEdit) (edits []edit, err error) {
	var b *bench
	// dst panics when a node ends up in two places. That is a mistake of ours, not a reason to take the driver down.
	defer func() {
		if r := recover(); r != nil {
			edits, err = nil, fmt.Errorf("rewrite %s: %v", src.name, r)
			if b != nil && b.err != nil {
				err = b.err // the panic may come from it
			}
		}
	}()
	if b, err = newBench(src, part); err != nil {
		return nil, err
	}
	comments := countComments(b.before)
	for _, c := range changes {
		if err := c.do(b); err != nil {
			return nil, err
		}
	}
	if err := b.editImports(imports); err != nil {
		return nil, err
	}
	if b.err != nil {
		return nil, b.err
	}
	after, err := b.print()
	if err != nil {
		return nil, err
	}
	if n := countComments(after); n < comments {
		return nil, errors.New("the rewrite would lose a comment")
	}
	if edits, err = lift(part.text, b.before, after); err != nil {
		return nil, err
	}
	return src.back(part, edits)
}

// countComments counts the comments of a file that parses.
func countComments(src string) int {
	ts, err := tokens(src)
	if err != nil {
		return 0
	}
	n := 0
	for _, t := range ts {
		if strings.HasPrefix(t.text, "//") || strings.HasPrefix(t.text, "/*") {
			n++
		}
	}
	return n
}
