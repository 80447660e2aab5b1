package fixes

import (
	"crypto/tls"
	"errors"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/ast/astutil"
)

// This file changes settings of TLS and HTTP/2 where the program writes them down.

// tlsChanges are the changes that protocol plans.
const tlsChanges = EnableHTTP2 | OfferHTTP2 | RaiseTLS | AllowTLS13

// repair is a part of a job that can be done or left out by itself.
type repair struct {
	title   string
	risk    string
	changes []change
	frees   []ast.Node
	names   []string
	old     bool // see allowTLS13
}

// protocol changes what the server speaks, and adds that to what the job does already.
func (p *planner) protocol(j *job) {
	plans := []struct {
		want Change
		plan func(*job, Change) (*repair, error) // gets what is planned already
	}{{RaiseTLS, p.raiseTLS}, {AllowTLS13, p.allowTLS13}, {EnableHTTP2, p.enableHTTP2}, {OfferHTTP2, p.offerHTTP2}}
	planned := Change(0)
	for _, x := range plans {
		if j.Want&x.want == 0 {
			continue
		}
		s, err := x.plan(j, planned)
		if err == nil && len(s.changes) == 0 {
			err = errors.New("the setting is not spelled in this package")
		}
		if err != nil {
			j.refuse(x.want, err.Error())
			continue
		}
		if planned |= x.want; !p.opts.Unsafe {
			j.refuse(x.want, s.risk+": run with -unsafe")
			continue
		}
		j.risk(s.risk)
		if j.title == "" {
			j.title = strings.ToUpper(s.title[:1]) + s.title[1:]
		} else {
			j.title += " and " + s.title
		}
		j.changes, j.frees, j.names = append(j.changes, s.changes...), append(j.frees, s.frees...), append(j.names, s.names...)
		j.does |= x.want
	}
}

const noHijack = "handlers that take over connections (Hijack) fail with clients that choose HTTP/2"

// enableHTTP2 takes away what switches HTTP/2 off: an empty TLSNextProto.
func (p *planner) enableHTTP2(j *job, planned Change) (*repair, error) {
	s := j.Site
	switch {
	case p.hijacks():
		return nil, errors.New("the package takes over connections (Hijack), which HTTP/2 does not have")
	case !s.Direct() || !strings.HasSuffix(s.Func.Name(), "TLS"):
		return nil, errors.New("net/http does not make the TLS listener, so it needs HTTP/2 in its tls.Config too")
	}
	if err := p.suits(s, planned); err != nil {
		return nil, err
	}
	list, err := s.Written("TLSNextProto")
	if err != nil {
		return nil, err
	}
	out := &repair{title: "switch HTTP/2 on", risk: noHijack}
	for _, w := range list {
		if s.OthersHave(w) {
			return nil, errors.New("TLSNextProto is set for other servers too")
		}
		if !p.emptyMap(w.Value) {
			return nil, errors.New("TLSNextProto is not an empty map that is spelled where it is set")
		}
		if err := p.mayChange(j, EnableHTTP2, w); err != nil {
			return nil, err
		}
		if err := p.takeAway(out, w.Code); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// suits returns an error if the tls.Config of the server may have what net/http does not start HTTP/2 with, or what
// its clients may not choose.
func (p *planner) suits(s *serversite.Site, planned Change) error {
	suites, err := s.WrittenTLS("CipherSuites")
	if err != nil {
		return err
	}
	if len(suites) > 0 {
		return errors.New("the tls.Config lists cipher suites, and HTTP/2 forbids some and needs others")
	}
	highest, err := s.WrittenTLS("MaxVersion")
	if err != nil {
		return err
	}
	if planned&AllowTLS13 == 0 && slices.ContainsFunc(highest, func(w serversite.Written) bool { return !p.isVersion(w.Value, tls.VersionTLS12) }) {
		return errors.New("the tls.Config may allow no version of TLS that HTTP/2 can use")
	}
	return nil
}

// emptyMap reports whether an expression makes a map without elements, of a type that only names net/http and
// crypto/tls.
func (p *planner) emptyMap(e ast.Expr) bool {
	var typ ast.Expr
	switch x := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		if len(x.Elts) == 0 {
			typ = x.Type
		}
	case *ast.CallExpr:
		if fn, ok := p.pass.TypesInfo.Uses[identOf(x.Fun)].(*types.Builtin); ok && fn.Name() == "make" && len(x.Args) == 1 {
			typ = x.Args[0]
		}
	}
	if typ == nil {
		return false
	}
	plain := true
	ast.Inspect(typ, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if pkg, ok := p.pass.TypesInfo.Uses[id].(*types.PkgName); ok {
				path := pkg.Imported().Path()
				plain = plain && (path == "net/http" || path == "crypto/tls")
			}
		}
		return true
	})
	return plain
}

// offerHTTP2 adds HTTP/2 to the protocols of the configuration with which the program listens. Serve speaks it then:
// net/http sets its own part up for servers that have no tls.Config or one that offers it.
func (p *planner) offerHTTP2(j *job, planned Change) (*repair, error) {
	s := j.Site
	switch {
	case p.hijacks():
		return nil, errors.New("the package takes over connections (Hijack), which HTTP/2 does not have")
	case p.godebug():
		return nil, errors.New("http2server=0 of GODEBUG switches HTTP/2 off, and net/http would cut clients that are offered it all the same")
	case !s.Direct() || s.Func.Name() != "Serve":
		return nil, errors.New("the listener does not go to net/http itself")
	}
	lit, err := s.ListenerConfig()
	if err != nil {
		return nil, err
	}
	if !keyed(lit) {
		return nil, errors.New("the literal of the tls.Config has no field names")
	}
	if err := p.suits(s, planned); err != nil {
		return nil, err
	}
	list, err := s.WrittenTLS("NextProtos")
	if err != nil {
		return nil, err
	}
	out := &repair{title: "offer HTTP/2", risk: noHijack + ", and so do clients whose only protocols in the handshake are others than HTTP"}
	if len(list) == 0 {
		out.changes = []change{setField{lit: lit, name: "NextProtos", value: `[]string{"h2", "http/1.1"}`}}
		return out, nil
	}
	protos, ok := ast.Unparen(list[0].Value).(*ast.CompositeLit)
	if len(list) > 1 || !ok || list[0].Code.Pos() < lit.Pos() || lit.End() < list[0].Code.End() {
		return nil, errors.New("NextProtos is not a list in the literal of the tls.Config")
	}
	for _, e := range protos.Elts {
		if _, ok := e.(*ast.BasicLit); !ok {
			return nil, errors.New("NextProtos is not a list of plain names")
		}
	}
	out.changes = []change{addFirst{protos, `"h2"`}}
	return out, nil
}

// hijacks reports whether the package takes connections away from net/http.
func (p *planner) hijacks() bool {
	for _, obj := range p.pass.TypesInfo.Uses {
		if (obj.Name() == "Hijack" || obj.Name() == "Hijacker") && obj.Pkg() != nil && obj.Pkg().Path() == "net/http" {
			return true
		}
	}
	return false
}

// godebug reports whether the package or its module switches HTTP/2 off for whoever does not say otherwise in the
// environment.
func (p *planner) godebug() bool {
	const off = "http2server=0"
	for _, f := range p.pass.Files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				if settings, ok := strings.CutPrefix(c.Text, "//go:debug "); ok && strings.TrimSpace(settings) == off {
					return true
				}
			}
		}
	}
	data, err := os.ReadFile(filepath.Join(ModuleDir(filepath.Dir(p.pass.Fset.File(p.pass.Files[0].FileStart).Name())), "go.mod"))
	if err != nil {
		return false
	}
	file, err := modfile.Parse("go.mod", data, nil)
	return err == nil && slices.ContainsFunc(file.Godebug, func(g *modfile.Godebug) bool { return g.Key+"="+g.Value == off })
}

// raiseTLS puts TLS 1.2 in the place of older versions.
func (p *planner) raiseTLS(j *job, _ Change) (*repair, error) {
	lowest, err := j.Site.WrittenTLS("MinVersion")
	if err != nil {
		return nil, err
	}
	out := &repair{title: "raise MinVersion to TLS 1.2", risk: "clients that speak nothing newer than TLS 1.1 are turned away"}
	for _, w := range lowest {
		if p.isVersion(w.Value, tls.VersionTLS12) {
			continue
		}
		if err := p.mayChange(j, RaiseTLS, w); err != nil {
			return nil, err
		}
		if err := p.belowMax(j, w); err != nil {
			return nil, err
		}
		c, err := p.raise(out, w.Value)
		if err != nil {
			return nil, err
		}
		out.changes = append(out.changes, c)
	}
	return out, nil
}

// belowMax returns an error if a MinVersion of TLS 1.2 would be above a MaxVersion that stays.
func (p *planner) belowMax(j *job, lowest serversite.Written) error {
	highest, err := lowest.Beside(j.Site, "MaxVersion")
	if err != nil {
		return err
	}
	gone := &repair{}
	if j.Want&AllowTLS13 != 0 {
		if gone, err = p.unlimited(j); err != nil {
			gone = &repair{}
		}
	}
	for _, w := range highest {
		if !p.isVersion(w.Value, tls.VersionTLS12) && !slices.Contains(gone.frees, w.Code) {
			return errors.New("MaxVersion may be below TLS 1.2")
		}
	}
	return nil
}

// raise spells TLS 1.2 in the place of an older version.
func (p *planner) raise(s *repair, value ast.Expr) (change, error) {
	const want = "VersionTLS12"
	switch x := p.version(value).(type) {
	case *ast.SelectorExpr:
		return replaceExpr{x.Sel, want}, nil
	case *ast.Ident:
		return replaceExpr{x, want}, nil
	case *ast.BasicLit:
		name, present := p.index.localName(fileOf(p.pass, x), "crypto/tls", "tls", x.Pos())
		if !present {
			return nil, errors.New("the file does not import crypto/tls")
		}
		s.names = append(s.names, "crypto/tls")
		return replaceExpr{x, selector(name, want)}, nil
	}
	return nil, errors.New("MinVersion is not spelled as a version of TLS where it is set")
}

// version returns the part of an expression that spells a version of TLS, a constant of crypto/tls or a number; nil
// when it is a name of the program's own, or computed.
func (p *planner) version(e ast.Expr) ast.Expr {
	named := func(id *ast.Ident) bool {
		c, ok := p.pass.TypesInfo.Uses[id].(*types.Const)
		return ok && c.Pkg() != nil && c.Pkg().Path() == "crypto/tls"
	}
	switch x := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return x
	case *ast.Ident:
		if named(x) {
			return x
		}
	case *ast.SelectorExpr:
		if named(x.Sel) {
			return x
		}
	case *ast.CallExpr:
		if p.pass.TypesInfo.Types[x.Fun].IsType() && len(x.Args) == 1 {
			return p.version(x.Args[0])
		}
	}
	return nil
}

// isVersion reports whether an expression is a constant that allows a version of TLS: zero leaves the choice to Go.
func (p *planner) isVersion(e ast.Expr, atLeast int64) bool {
	if e == nil {
		return false
	}
	c := p.pass.TypesInfo.Types[e].Value
	if c == nil || c.Kind() != constant.Int {
		return false
	}
	n, ok := constant.Int64Val(c)
	return ok && (n == 0 || n >= atLeast)
}

// allowTLS13 takes a MaxVersion below TLS 1.3 away.
func (p *planner) allowTLS13(j *job, planned Change) (*repair, error) {
	out, err := p.unlimited(j)
	if err != nil {
		return nil, err
	}
	// Have: nothing but old versions. The limit alone would be no repair.
	if j.Want&^planned&RaiseTLS != 0 && out.old {
		return nil, errors.New(j.answer.Why[RaiseTLS])
	}
	return out, nil
}

// unlimited is allowTLS13 regardless of MinVersion.
func (p *planner) unlimited(j *job) (*repair, error) {
	list, err := j.Site.WrittenTLS("MaxVersion")
	if err != nil {
		return nil, err
	}
	out := &repair{title: "allow TLS 1.3", risk: "clients and devices on the way that fail with TLS 1.3 may be why it is off"}
	for _, w := range list {
		if p.isVersion(w.Value, tls.VersionTLS13) {
			continue
		}
		out.old = out.old || !p.isVersion(w.Value, tls.VersionTLS12)
		if w.Value == nil || p.version(w.Value) == nil {
			return nil, errors.New("MaxVersion is not spelled as a version of TLS where it is set")
		}
		if err := p.mayChange(j, AllowTLS13, w); err != nil {
			return nil, err
		}
		if err := p.takeAway(out, w.Code); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mayChange returns an error if a setting stands in another file, or another server is to keep it.
func (p *planner) mayChange(j *job, want Change, w serversite.Written) error {
	switch {
	case w.Code == nil:
		return errors.New("the setting is not spelled where it is set")
	case fileOf(p.pass, w.Code) != j.Site.File:
		return errors.New("the setting stands in another file than the call")
	}
	for _, req := range p.kept {
		if req.Keep&want != 0 && req.Site != j.Site && w.Concerns(req.Site) {
			return errors.New("a comment says to leave another server with this setting alone")
		}
	}
	return nil
}

// takeAway adds to a repair that an assignment, or an element of a literal, goes away. A comment there says what the
// setting is for, and would be left to speak of what comes next.
func (p *planner) takeAway(s *repair, code ast.Node) error {
	file := fileOf(p.pass, code)
	path, _ := astutil.PathEnclosingInterval(file, code.Pos(), code.End())
	at := slices.Index(path, code)
	if at < 0 || at+1 >= len(path) {
		return errors.New("the setting is not spelled where it is set")
	}
	var beside []ast.Node
	switch code := code.(type) {
	case *ast.KeyValueExpr:
		lit, ok := path[at+1].(*ast.CompositeLit)
		if !ok {
			return errors.New("the setting is not spelled where it is set")
		}
		for _, e := range lit.Elts {
			beside = append(beside, e)
		}
	case *ast.AssignStmt:
		list, i := listOf(path[at+1], code)
		if i < 0 || len(list) == 1 || len(code.Lhs) != 1 {
			return errors.New("the assignment is not a statement among others")
		}
		if !p.usedBeside(file, code) {
			return errors.New("the assignment is not to a variable that is used elsewhere")
		}
		for _, stmt := range list {
			beside = append(beside, stmt)
		}
	}
	i := slices.Index(beside, code)
	if p.commented(file, path[at+1], beside, i) {
		return errors.New("a comment stands at the setting: take both away by hand")
	}
	s.frees = append(s.frees, code)
	s.changes = append(s.changes, takeAway{code, path[at+1]})
	return nil
}

// usedBeside reports whether the variable at the root of what an assignment sets is used elsewhere, so that it may go.
func (p *planner) usedBeside(file *ast.File, stmt *ast.AssignStmt) bool {
	x := stmt.Lhs[0]
	for {
		sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
		if !ok {
			break
		}
		x = sel.X
	}
	id := identOf(x)
	if id == nil {
		return false
	}
	obj, found := p.pass.TypesInfo.Uses[id], false
	ast.Inspect(file, func(n ast.Node) bool {
		other, ok := n.(*ast.Ident)
		found = found || ok && other != id && p.pass.TypesInfo.Uses[other] == obj
		return !found
	})
	return found
}

// commented reports whether a comment belongs to node i of a list, or may: one in it, on its lines, or above it.
func (p *planner) commented(file *ast.File, parent ast.Node, list []ast.Node, i int) bool {
	line := func(pos token.Pos) int { return p.pass.Fset.PositionFor(pos, false).Line }
	from, to := parent.Pos(), parent.End()
	if lit, ok := parent.(*ast.CompositeLit); ok {
		from = lit.Lbrace
	}
	if i > 0 {
		from = list[i-1].End()
	}
	last := i+1 == len(list)
	if !last {
		to = list[i+1].Pos()
	}
	above, below := line(list[i].Pos()), line(list[i].End())
	for _, group := range file.Comments {
		for _, c := range group.List {
			at := line(c.Pos())
			switch {
			case i > 0 && at == line(from) && at < above: // behind the one before
			case !last && at > below: // above the next
			case from <= c.Pos() && c.Pos() < to, last && at == below && c.Pos() > list[i].End():
				return true
			}
		}
	}
	return false
}
