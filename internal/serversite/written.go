package serversite

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// This file answers where the program writes down a setting of TLS, for those who want to change it there, and who else depends on that code.

// Written is a place where the program gives a value to a field of a server or of a tls.Config.
type Written struct {
	Code  ast.Node // the assignment, or the keyed element of a literal; nil: something else
	Value ast.Expr // what the field gets there
	of    objects  // the structs whose field it is
	tls   bool     // they are tls.Configs
}

// Written lists the places where the program gives a value to a field of the server. The error says who else would feel a change there.
func (s *Site) Written(field string) ([]Written, error) {
	if s.server == nil {
		return nil, nil
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	if mine.unknown {
		return nil, errors.New("the server may come from elsewhere")
	}
	var out []Written
	for _, w := range s.p.writes[field] {
		at := s.p.objectsOf(w.server)
		if !mayAlias(at, mine) {
			continue
		}
		st, ok := w.instr.(*ssa.Store)
		if !ok || at.unknown {
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

// Beside lists the places where the program gives a value to another field of the tls.Configs that have the setting, those of other servers
// included.
func (w Written) Beside(s *Site, field string) ([]Written, error) { return s.p.writtenTLS(field, w.of) }

func (p *program) writtenTLS(field string, configs objects) ([]Written, error) {
	var out []Written
	for fv, stores := range p.stores {
		if fv.Pkg() == nil || fv.Pkg().Path() != "crypto/tls" || fv.Name() != field {
			continue
		}
		for _, st := range stores {
			config := st.Addr.(*ssa.FieldAddr).X
			if at := p.objectsOf(config); isConfig(config.Type()) && mayAlias(at, configs) {
				if at.unknown {
					return nil, errors.New(field + " of the tls.Config is set by code that cannot be followed")
				}
				out = append(out, p.written(st, at, true))
			}
		}
	}
	for _, w := range out {
		if err := p.onlyServes(w.of); err != nil {
			return nil, err
		}
	}
	return sorted(out), nil
}

func (p *program) written(st *ssa.Store, of objects, tls bool) Written {
	code, value := p.assignment(st.Pos())
	return Written{code, value, of, tls}
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
		return s.server != nil && mayAlias(s.p.sources(s.p.objectsOfRef(*s.server)), w.of)
	}
	return slices.ContainsFunc(s.configs(), func(c tlsConfig) bool { return mayAlias(s.p.sources(s.mayConfigure(c)), w.of) })
}

// knownConfigs returns the configurations with which the server meets its clients, if nothing but this package makes them.
func (s *Site) knownConfigs() (objects, error) {
	all := objects{set: map[object]bool{}}
	unknown := errors.New("the tls.Config may come from elsewhere")
	if len(s.configs()) == 0 && s.Field("TLSConfig") != Unset {
		return all, unknown
	}
	for _, c := range s.configs() {
		mine := s.p.sources(s.mayConfigure(c))
		if mine.unknown || len(mine.set) == 0 || s.p.configLeaks(c) {
			return all, unknown
		}
		for o := range mine.set {
			if _, ok := o.val.(*ssa.Alloc); !ok || strings.Contains(o.path, "*") {
				return all, unknown // a copy that another package makes, a variable that others may set
			}
			all.set[o] = true
		}
	}
	return all, nil
}

// mayConfigure returns what a configuration of the server may be.
func (s *Site) mayConfigure(c tlsConfig) objects {
	if c.value == nil {
		return s.ownConfigs()
	}
	out := objects{set: map[object]bool{}}
	all := s.p.objectsOf(c.value)
	out.unknown = all.unknown
	for o := range all.set {
		// net/http gives a configuration of its own to servers that have none, and starts its listeners by itself then.
		if fv := lastField(o); fv == nil || !strings.HasSuffix(o.path, "*") || fv.Name() != "TLSConfig" || fv.Pkg().Path() != "net/http" {
			out.set[o] = true
		}
	}
	return out
}

// ownConfigs returns what the package stores into the field TLSConfig of the server.
func (s *Site) ownConfigs() objects {
	out := objects{set: map[object]bool{}}
	if s.server == nil {
		return out
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	out.unknown = mine.unknown
	for _, w := range s.p.writes["TLSConfig"] {
		if !mayAlias(s.p.objectsOf(w.server), mine) {
			continue
		}
		st, ok := w.instr.(*ssa.Store)
		if !ok {
			out.unknown = true
			continue
		}
		got := s.p.objectsOf(st.Val)
		out.unknown = out.unknown || got.unknown
		for o := range got.set {
			out.set[o] = true
		}
	}
	return out
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

// onlyServes returns an error if configurations are used for something else than listeners and servers, such as for a client, or if code that
// cannot be followed gets hold of them.
func (p *program) onlyServes(configs objects) error {
	all := p.copiesOf(configs)
	mine := func(v ssa.Value) bool { return isConfig(v.Type()) && mayAlias(p.objectsOf(v), all) }
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

// copiesOf adds the variables into which configurations are copied: `config := tls.Config{...}` may build the literal in a place of its own.
func (p *program) copiesOf(configs objects) objects {
	all := objects{set: map[object]bool{}}
	for o := range configs.set {
		all.set[o] = true
	}
	for grown := true; grown; {
		grown = false
		for cell, stores := range p.cells {
			alloc, ok := cell.(*ssa.Alloc)
			if o := (object{val: alloc}); ok && !all.set[o] && isConfig(alloc.Type()) && mayAlias(p.sources(objects{set: map[object]bool{o: true}}), all) && len(stores) > 0 {
				all.set[o], grown = true, true
			}
		}
	}
	return all
}

// usesElse reports whether an instruction does with a configuration what onlyServes does not know.
func (p *program) usesElse(instr ssa.Instruction, mine func(ssa.Value) bool) bool {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		fn, callee := calledFunc(instr.Common()), instr.Common().StaticCallee()
		if callee != nil && callee.Pkg == p.pkg || fn != nil && configCalls[fn.FullName()] {
			return false
		}
		return slices.ContainsFunc(instr.Common().Args, mine)
	case *ssa.Store:
		if !mine(instr.Val) {
			return false
		}
		if fa, ok := instr.Addr.(*ssa.FieldAddr); ok {
			fv := fieldVar(fa)
			return !p.isServerPtr(fa.X.Type()) && (fv.Pkg() != p.pass.Pkg || p.fieldIsOpen(fa.X, fv))
		}
		cell := cellOf(instr.Addr)
		g, global := cell.(*ssa.Global)
		return cell == nil || global && (g.Pkg != p.pkg || p.importable() && token.IsExported(g.Name()))
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

// ListenerConfig returns the literal that configures the only TLS listener that the server is given, if the listener goes nowhere else, the
// configuration has no other use, and net/http takes HTTP/2 from it: the server has no configuration of its own, or that one.
func (s *Site) ListenerConfig() (*ast.CompositeLit, error) {
	list := s.listenerConfigs()
	if len(list) != 1 || len(s.p.leaves(s.listener())) != 1 {
		return nil, errors.New("the server may be given several listeners")
	}
	made := list[0].at.(*ssa.Call)
	if !s.goesOnlyHere(made, map[ssa.Value]bool{}) {
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
		own := s.ownConfigs()
		if s.Field("TLSConfig") != Set || own.unknown || len(own.set) != 1 || !mayAlias(s.p.sources(own), all) {
			return nil, errors.New("the server has another tls.Config, which does not offer HTTP/2 either")
		}
	}
	var found []*ast.CompositeLit
	for o := range all.set {
		if s.configuresOther(objects{set: map[object]bool{{val: o.val}: true}}, made) { // whoever calls the function that makes it
			return nil, errors.New("the tls.Config is another listener's too")
		}
		if lit := s.literalAt(o.val); lit != nil && o.path == "" {
			found = append(found, lit)
		} else if len(s.p.cells[o.val]) != 1 { // of a variable: the literal is copied there
			found = append(found, nil)
		}
	}
	if len(found) != 1 || found[0] == nil {
		return nil, errors.New("the tls.Config is not one literal in the file of the call")
	}
	return found[0], nil
}

// goesOnlyHere reports whether a listener, from the call that makes it on, is given to the site and to nobody else.
func (s *Site) goesOnlyHere(l ssa.Value, busy map[ssa.Value]bool) bool {
	if busy[l] {
		return true
	}
	busy[l] = true
	for _, ref := range *l.Referrers() {
		ok := false
		switch ref := ref.(type) {
		case *ssa.DebugRef, *ssa.BinOp: // l != nil
			ok = true
		case *ssa.Extract:
			ok = ref.Index != 0 || s.goesOnlyHere(ref, busy)
		case *ssa.ChangeInterface, *ssa.Phi:
			ok = s.goesOnlyHere(ref.(ssa.Value), busy)
		case *ssa.Store:
			variable, local := ref.Addr.(*ssa.Alloc)
			ok = ref.Val == l && local && s.readOnlyHere(variable, busy)
		case ssa.CallInstruction:
			c := ref.Common()
			ok = ref == s.instr || c.IsInvoke() && c.Value == l && (c.Method.Name() == "Close" || c.Method.Name() == "Addr")
		}
		if !ok {
			return false
		}
	}
	return true
}

// readOnlyHere is goesOnlyHere for a variable, also where a closure has captured it.
func (s *Site) readOnlyHere(variable ssa.Value, busy map[ssa.Value]bool) bool {
	for _, ref := range *variable.Referrers() {
		ok := false
		switch ref := ref.(type) {
		case *ssa.DebugRef:
			ok = true
		case *ssa.Store:
			ok = ref.Addr == variable
		case *ssa.UnOp:
			ok = s.goesOnlyHere(ref, busy)
		case *ssa.MakeClosure:
			f := ref.Fn.(*ssa.Function)
			i := slices.Index(ref.Bindings, variable)
			ok = i >= 0 && s.readOnlyHere(f.FreeVars[i], busy)
		}
		if !ok {
			return false
		}
	}
	return true
}

// configuresOther reports whether a configuration is also that of another listener than the one that the call makes, or of another server.
func (s *Site) configuresOther(config objects, made *ssa.Call) bool {
	for _, f := range s.p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok || instr == ssa.Instruction(made) {
					continue
				}
				if fn := calledFunc(call.Common()); fn != nil && isTLSListener(fn) {
					args := call.Common().Args
					if mayAlias(s.p.objectsOf(args[len(args)-1]), config) {
						return true
					}
				}
			}
		}
	}
	return slices.ContainsFunc(s.p.sites, func(other *Site) bool {
		return other != s && strings.HasSuffix(other.Serves(), "TLS") && mayAlias(other.ownConfigs(), config)
	})
}

// OthersHave reports whether the setting may be one of another server too that speaks TLS.
func (s *Site) OthersHave(w Written) bool {
	return slices.ContainsFunc(s.p.sites, func(other *Site) bool {
		return other != s && other.TLS() != Unset && w.Concerns(other)
	})
}
