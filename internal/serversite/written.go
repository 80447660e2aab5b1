package serversite

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
	"golang.org/x/tools/go/ssa"
)

// This file answers where the program writes down a setting of TLS, for those who want to change it there, and who
// else depends on that code.

// Written is a place where the program gives a value to a field of a server or of a tls.Config.
type Written struct {
	Code  ast.Node // the assignment, or the keyed element of a literal; nil: something else
	Value ast.Expr // what the field gets there
	of    objects  // the structs whose field it is
	tls   bool     // they are tls.Configs
}

// Written lists the places where the program gives a value to a field of the server. The error says who else would
// feel a change there.
func (s *Site) Written(field string) ([]Written, error) {
	if s.server == nil {
		return nil, nil
	}
	mine := s.objects()
	if mine.unknown {
		return nil, errors.New("the server may come from elsewhere")
	}
	if slices.ContainsFunc(s.p.fieldCells(mine, field), (*valueflow.Cell).Open) {
		return nil, errors.New(field + " of the server is set by code that cannot be followed")
	}
	var out []Written
	for _, st := range s.p.stores(mine, field) {
		at := s.p.structsOf(st)
		if at.unknown {
			return nil, errors.New(field + " of the server is set by code that cannot be followed")
		}
		if s.leaked(at) || s.reachable(at) {
			return nil, errors.New("other code gets hold of the server")
		}
		out = append(out, s.p.written(st, at, false))
	}
	return sorted(out), nil
}

// WrittenTLS is Written for the configurations with which the server meets its clients.
func (s *Site) WrittenTLS(field string) ([]Written, error) {
	all, err := s.knownConfigs()
	if err != nil {
		return nil, err
	}
	return s.p.writtenTLS(field, all)
}

// Beside lists the places where the program gives a value to another field of the tls.Configs that have the setting,
// those of other servers included.
func (w Written) Beside(s *Site, field string) ([]Written, error) { return s.p.writtenTLS(field, w.of) }

func (p *program) writtenTLS(field string, configs objects) ([]Written, error) {
	var out []Written
	for _, st := range p.stores(configs, field) {
		at := p.structsOf(st)
		if at.unknown {
			return nil, errors.New(field + " of the tls.Config is set by code that cannot be followed")
		}
		out = append(out, p.written(st, at, true))
	}
	for _, w := range out {
		if err := p.onlyServes(w.of); err != nil {
			return nil, err
		}
	}
	return sorted(out), nil
}

// structsOf returns the structs to a field of which an instruction stores, in all contexts.
func (p *program) structsOf(st valueflow.Stored) objects {
	store, ok := st.At.Instr.(*ssa.Store)
	if !ok {
		return objects{unknown: true}
	}
	fa, ok := store.Addr.(*ssa.FieldAddr)
	if !ok {
		return objects{unknown: true}
	}
	return p.objectsOf(fa.X)
}

func (p *program) written(st valueflow.Stored, of objects, tls bool) Written {
	code, value := p.assignment(st.At.Instr.Pos())
	return Written{code, value, of, tls}
}

// sameCode reports whether two pointers may point to what the same code makes, in whatever context: a change of that code concerns both.
func sameCode(a, b objects) bool {
	return slices.ContainsFunc(a.set, func(x *valueflow.Cell) bool {
		return slices.ContainsFunc(b.set, func(y *valueflow.Cell) bool {
			return x == y || x.Object.Site != nil && x.Object.Site == y.Object.Site && x.Path == y.Path
		})
	})
}

func sorted(list []Written) []Written {
	pos := func(w Written) token.Pos {
		if w.Code == nil {
			return token.NoPos
		}
		return w.Code.Pos()
	}
	slices.SortFunc(list, func(a, b Written) int { return int(pos(a) - pos(b)) })
	return list
}

// Concerns reports whether a server may have the setting.
func (w Written) Concerns(s *Site) bool {
	if !w.tls {
		return sameCode(s.p.withCopied(s.objects()), w.of)
	}
	return slices.ContainsFunc(s.configs(), func(c tlsConfig) bool { return sameCode(s.p.withCopied(s.p.cells(c.cells)), w.of) })
}

// knownConfigs returns the configurations with which the server meets its clients, if nothing but this package makes
// them.
func (s *Site) knownConfigs() (objects, error) {
	var all objects
	unknown := errors.New("the tls.Config may come from elsewhere")
	if len(s.configs()) == 0 && s.Field("TLSConfig") != Unset {
		return all, unknown
	}
	for _, c := range s.configs() {
		mine := s.p.withCopied(s.p.cells(c.cells))
		if mine.unknown || len(mine.set) == 0 || s.p.configLeaks(c) {
			return all, unknown
		}
		for _, cell := range mine.set {
			if cell.Object.Kind != valueflow.Allocated || cell.Open() {
				return all, unknown
			}
			if _, ok := cell.Object.Site.(*ssa.Global); ok {
				return all, unknown // a variable that others may set
			}
			if _, ok := cell.Object.Site.(*ssa.Call); ok {
				return all, unknown // a copy that another package makes
			}
			if !slices.Contains(all.set, cell) {
				all.set = append(all.set, cell)
			}
		}
	}
	return all, nil
}

func isConfig(t types.Type) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	return ok && types.TypeString(types.Unalias(ptr.Elem()), nil) == "crypto/tls.Config"
}

// configCalls are the functions that do not use a configuration for anything but a server of the package.
var configCalls = map[string]bool{
	"crypto/tls.Listen": true, "crypto/tls.NewListener": true,
	"(*crypto/tls.Config).SetSessionTicketKeys": true, "(*crypto/tls.Config).BuildNameToCertificate": true,
}

// onlyServes returns an error if configurations are used for something else than listeners and servers, such as for a
// client, or if code that cannot be followed gets hold of them.
func (p *program) onlyServes(configs objects) error {
	mine := func(v ssa.Value) bool { return isConfig(v.Type()) && sameCode(p.withCopied(p.objectsOf(v)), configs) }
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if p.usesElse(instr, mine) {
					return errors.New("the tls.Config is used for something else too")
				}
			}
		}
	}
	return nil
}

// usesElse reports whether an instruction does with a configuration what onlyServes does not know.
func (p *program) usesElse(instr ssa.Instruction, mine func(ssa.Value) bool) bool {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		fn, callee := calledFunc(instr.Common()), instr.Common().StaticCallee()
		if callee != nil && callee.Pkg == p.pkg || fn != nil && (configCalls[fn.FullName()] || p.flow.Followed(callee)) {
			return false
		}
		return slices.ContainsFunc(instr.Common().Args, mine)
	case *ssa.Store:
		if !mine(instr.Val) {
			return false
		}
		at := p.objectsOf(instr.Addr)
		return at.unknown || slices.ContainsFunc(at.set, func(c *valueflow.Cell) bool {
			ofServer := c.Field() != nil && c.Field().Name() == "TLSConfig" && c.Field().Pkg().Path() == "net/http"
			return !ofServer && (p.flow.Exposed(c) || c.Open() || c.Field() != nil && c.Field().Pkg() != p.pass.Pkg)
		})
	case *ssa.UnOp:
		// The struct is copied as a whole. copiesOf finds it again in a variable.
		return instr.Op == token.MUL && mine(instr.X) && slices.ContainsFunc(*instr.Referrers(), func(ref ssa.Instruction) bool {
			switch ref := ref.(type) {
			case *ssa.DebugRef:
				return false
			case *ssa.Store:
				_, variable := ref.Addr.(*ssa.Alloc)
				return !variable
			}
			return true
		})
	case *ssa.FieldAddr:
		return mine(instr.X) && slices.ContainsFunc(*instr.Referrers(), func(ref ssa.Instruction) bool {
			switch ref := ref.(type) {
			case *ssa.Store:
				return ref.Addr != instr
			case *ssa.UnOp, *ssa.DebugRef, *ssa.FieldAddr, *ssa.IndexAddr:
				return false
			}
			return true
		})
	case *ssa.Return:
		return p.externallyCallable(instr.Parent()) && slices.ContainsFunc(instr.Results, mine)
	case *ssa.MakeInterface:
		return mine(instr.X)
	case *ssa.Send:
		return mine(instr.X)
	case *ssa.MapUpdate:
		return mine(instr.Value)
	}
	return false
}

// ListenerConfig returns the literal that configures the only TLS listener that the server is given, if the listener
// goes nowhere else, the configuration has no other use, and net/http takes HTTP/2 from it: the server has no
// configuration of its own, or that one.
func (s *Site) ListenerConfig() (*ast.CompositeLit, error) {
	list := s.tlsListeners()
	if len(list) != 1 || len(s.p.origins(s.listener())) != 1 {
		return nil, errors.New("the server may be given several listeners")
	}
	made := callOf(list[0])
	if !s.goesOnlyHere(list[0]) {
		return nil, errors.New("the listener is not made beside the call, for the server and nothing else")
	}
	all, err := s.knownConfigs()
	if err != nil {
		return nil, err
	}
	if err := s.p.onlyServes(all); err != nil {
		return nil, err
	}
	if s.Field("TLSConfig") != Unset {
		own, _ := s.ownConfigs()
		if s.Field("TLSConfig") != Set || len(own) != 1 || !mayAlias(s.p.withCopied(s.p.cells(own[0].cells)), all) {
			return nil, errors.New("the server has another tls.Config, which does not offer HTTP/2 either")
		}
	}
	var found []*ast.CompositeLit
	for _, c := range all.set {
		if s.configuresOther(objects{set: []*valueflow.Cell{c}}, made) { // whoever calls the function that makes it
			return nil, errors.New("the tls.Config is another listener's too")
		}
		if lit := s.literalAt(c.Object.Site); lit != nil && c.Path == "" {
			found = append(found, lit)
		} else if len(s.p.flow.Copied(c)) != 1 { // of a variable: the literal is copied there
			found = append(found, nil)
		}
	}
	if len(found) != 1 || found[0] == nil {
		return nil, errors.New("the tls.Config is not one literal in the file of the call")
	}
	return found[0], nil
}

// goesOnlyHere reports whether a listener is given to the site and to nobody else: no other call gets it, but for its
// own Close and Addr, and it is stored nowhere but in variables.
func (s *Site) goesOnlyHere(l *valueflow.Object) bool {
	is := func(c *valueflow.Cell) bool { return c.Object.Site == l.Site } // in other contexts too
	for _, c := range s.p.flow.Calls() {
		for i := range c.NArgs() {
			if !slices.ContainsFunc(s.p.flow.Arg(c, i, ""), is) || slices.Contains(s.calls, c) {
				continue
			}
			if own := i == 0 && c.Fn != nil && (c.Fn.Name() == "Close" || c.Fn.Name() == "Addr"); !own || c.Instr.Parent() != s.instr.Parent() {
				return false
			}
		}
	}
	for _, c := range s.p.flow.CellsOf(l) {
		if slices.ContainsFunc(s.p.flow.StoredTo(c), func(at *valueflow.Cell) bool { return at.Path != "" || at.Object.Kind != valueflow.Allocated }) {
			return false
		}
	}
	return true
}

// configuresOther reports whether a configuration is also that of another listener than the one that the call makes,
// or of another server.
func (s *Site) configuresOther(config objects, made *ssa.Call) bool {
	for _, c := range s.p.flow.Calls() {
		if how, _ := knowledge.Listens(c.Fn); how.TLS && c.Instr != ssa.CallInstruction(made) && sameCode(objects{set: s.p.flow.Arg(c, c.NArgs()-1, "")}, config) {
			return true
		}
	}
	return slices.ContainsFunc(s.p.sites, func(other *Site) bool {
		if other == s || !strings.HasSuffix(other.Serves(), "TLS") {
			return false
		}
		own, _ := other.ownConfigs()
		return slices.ContainsFunc(own, func(c tlsConfig) bool { return sameCode(objects{set: c.cells}, config) })
	})
}

// OthersHave reports whether the setting may be one of another server too that speaks TLS.
func (s *Site) OthersHave(w Written) bool {
	return slices.ContainsFunc(s.p.sites, func(other *Site) bool {
		return other != s && other.TLS() != Unset && w.Concerns(other)
	})
}
