package serversite

import (
	"go/constant"
	"go/token"
	"go/types"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Exposure says who can reach a server.
type Exposure int

const (
	Anyone    Exposure = iota // TCP on all interfaces or on an address of the machine
	Undecided                 // the address is decided when the program runs
	Loopback                  // TCP on 127.0.0.0/8, [::1] or localhost
	UnixSocket
	AnyPort // port 0: tests and tools that print their address
)

// Address is where a server listens.
type Address struct {
	Value      string // as the program spells it, or the default of the flag it comes from; "" when unknown
	Exposure   Exposure
	Local      bool // loopback, a unix socket or port 0 is among the addresses that it may be, or is the default of the flag
	AlsoPublic bool // one of several addresses between which the program chooses is Anyone, and none is Loopback
}

// Public reports whether strangers may reach the server, as far as the package decides it: nothing says that they do not.
func (a Address) Public() bool { return a.Exposure == Anyone || a.Exposure == Undecided && !a.Local }

// Address returns where the server listens, as far as the package decides it.
func (s *Site) Address() Address {
	if s.address == nil {
		a := s.listens()
		s.address = &a
	}
	return *s.address
}

func (s *Site) listens() Address {
	if l := s.listener(); l != nil {
		return join(s.p.listenerAddresses(l, map[ssa.Value]bool{}))
	}
	if !strings.HasPrefix(s.Serves(), "Listen") {
		return s.fallback()
	}
	values := s.addresses()
	if len(values) == 0 {
		if s.server != nil && s.Field("Addr") == Unset && (s.live == nil || s.live.AddrArg < 0) {
			return Address{Exposure: Anyone} // "" means :http or :https
		}
		return s.fallback()
	}
	var all []Address
	for _, v := range values {
		all = append(all, s.p.address(v))
	}
	return join(all)
}

// fallback is the address on which a function of another package listens when the call does not say.
func (s *Site) fallback() Address {
	if s.live != nil {
		return s.live.Address
	}
	return Address{Exposure: Undecided}
}

// Serves returns the name of the function that serves in the end, a method of the server or the function of the same name.
func (s *Site) Serves() string {
	if s.live != nil {
		return s.live.Func
	}
	return s.Func.Name()
}

// addresses lists the values that say where the server listens: arguments, or what the package stores in the field Addr.
func (s *Site) addresses() []ssa.Value {
	if s.live != nil && (s.server == nil || s.live.AddrArg >= 0) {
		i := s.live.AddrArg
		if i < 0 || i >= len(s.args) {
			return nil
		}
		if sig := s.Func.Signature(); sig.Variadic() && i == len(s.args)-1 {
			values, _ := s.p.elements(s.args[i])
			return values
		}
		return s.args[i : i+1]
	}
	if s.server == nil {
		return s.args[:1]
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	var all []ssa.Value
	for _, w := range s.p.writes["Addr"] {
		if st, ok := w.instr.(*ssa.Store); ok && mayAlias(s.p.objectsOf(w.server), mine) {
			all = append(all, st.Val)
		}
	}
	return all
}

// addressValue returns the one value that says where the server listens, or nil.
func (s *Site) addressValue() ssa.Value {
	if strings.HasPrefix(s.Serves(), "Listen") {
		if values := s.addresses(); len(values) == 1 {
			return values[0]
		}
	}
	return nil
}

// listenerAddresses returns what the listeners that v may be listen on. seen breaks the circle of `l = tls.NewListener(l, config)`.
func (p *program) listenerAddresses(v ssa.Value, seen map[ssa.Value]bool) []Address {
	var all []Address
	for _, leaf := range p.leaves(v) {
		if seen[leaf] {
			continue
		}
		seen[leaf] = true
		if c, ok := leaf.(*ssa.Const); ok && c.IsNil() {
			continue // returned beside an error
		}
		if ex, ok := leaf.(*ssa.Extract); ok {
			leaf = ex.Tuple
		}
		call, ok := leaf.(*ssa.Call)
		if !ok {
			all = append(all, Address{Exposure: Undecided})
			continue
		}
		name := ""
		if fn := calledFunc(&call.Call); fn != nil {
			name = fn.FullName()
		}
		switch args := call.Call.Args; name {
		case "net.Listen", "crypto/tls.Listen":
			all = append(all, p.listens(args[0], args[1]))
		case "(*net.ListenConfig).Listen":
			all = append(all, p.listens(args[2], args[3]))
		case "golang.org/x/crypto/acme/autocert.NewListener":
			all = append(all, Address{Value: ":443", Exposure: Anyone})
		case "crypto/tls.NewListener":
			all = append(all, p.listenerAddresses(args[0], seen)...)
		default:
			all = append(all, Address{Exposure: Undecided})
		}
	}
	return all
}

// listens judges the arguments of net.Listen.
func (p *program) listens(network, address ssa.Value) Address {
	kind, _, _ := p.text(network)
	if strings.HasPrefix(kind, "unix") {
		return Address{Exposure: UnixSocket}
	}
	a := p.address(address)
	if kind == "" {
		a.Exposure, a.AlsoPublic = Undecided, false
	}
	return a
}

// address judges an address argument.
func (p *program) address(v ssa.Value) Address {
	var all []Address
	for _, leaf := range p.leaves(v) {
		text, whole, ok := p.text(leaf)
		if !ok {
			all = append(all, Address{Exposure: Undecided})
			continue
		}
		a := Address{Exposure: exposure(text, whole)}
		if whole {
			a.Value = text
		}
		if ld, ok := leaf.(*ssa.UnOp); ok && a.Exposure == Loopback && p.flagDefault(ld.X) != nil {
			a.Exposure, a.Local = Undecided, true // whoever starts the program may choose another
		}
		all = append(all, a)
	}
	return join(all)
}

// join keeps what all addresses have in common.
func join(all []Address) Address {
	if len(all) == 0 {
		return Address{Exposure: Undecided}
	}
	out := all[0]
	out.AlsoPublic = slices.ContainsFunc(all, func(a Address) bool { return a.Exposure == Anyone || a.AlsoPublic }) &&
		!slices.ContainsFunc(all, func(a Address) bool { return a.Exposure == Loopback })
	for _, a := range all {
		if a.Exposure == Loopback || a.Exposure == UnixSocket || a.Exposure == AnyPort {
			a.Local = true
		}
		out.Local = out.Local || a.Local
		if a.Value != out.Value {
			out.Value = ""
		}
		if a.Exposure != out.Exposure {
			out.Exposure = Undecided
		}
	}
	return out
}

// exposure judges the text of an address, or its beginning when the rest is decided at run time.
func exposure(addr string, whole bool) Exposure {
	i := strings.LastIndexByte(addr, ':')
	if i < 0 {
		if whole && addr == "" {
			return Anyone
		}
		return Undecided
	}
	host, port := strings.Trim(addr[:i], "[]"), addr[i+1:]
	if whole && port == "0" {
		return AnyPort
	}
	if host == "localhost" {
		return Loopback
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsLoopback() {
		return Loopback
	}
	return Anyone
}

// text returns the string that a value is, or begins with when whole is false. Flags count with their default.
func (p *program) text(v ssa.Value) (s string, whole, ok bool) {
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return constant.StringVal(v.Value), true, true
		}
	case *ssa.BinOp:
		if v.Op != token.ADD {
			return "", false, false
		}
		left, whole, ok := p.text(v.X)
		if !ok || !whole {
			return left, false, ok
		}
		right, whole, ok := p.text(v.Y)
		return left + right, whole && ok, true
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return "", false, false
		}
		if def := p.flagDefault(v.X); def != nil {
			return p.text(def)
		}
	case *ssa.Call:
		fn := calledFunc(&v.Call)
		if fn != nil && fn.FullName() == "fmt.Sprintf" {
			format, whole, ok := p.text(v.Call.Args[0])
			if before, _, verbs := strings.Cut(format, "%"); ok && verbs {
				return before, false, before != ""
			}
			return format, whole, ok
		}
	}
	return "", false, false
}

// flagDefault returns the default value of the flag whose variable is at addr: `addr := flag.String("addr", ":8080", "...")` or flag.StringVar.
func (p *program) flagDefault(addr ssa.Value) ssa.Value {
	for _, leaf := range append(p.leaves(addr), cellOf(addr)) {
		if call, ok := leaf.(*ssa.Call); ok {
			if fn := calledFunc(&call.Call); isFlag(fn, "String") {
				return call.Call.Args[len(call.Call.Args)-2]
			}
		}
		if leaf == nil || leaf.Referrers() == nil {
			if g, ok := leaf.(*ssa.Global); ok {
				if def := p.flagVar(g); def != nil {
					return def
				}
			}
			continue
		}
		for _, ref := range *leaf.Referrers() {
			if def := stringVar(ref, leaf); def != nil {
				return def
			}
		}
	}
	return nil
}

// flagVar finds flag.StringVar(&g, ...): globals have no referrers.
func (p *program) flagVar(g *ssa.Global) ssa.Value {
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if def := stringVar(instr, g); def != nil {
					return def
				}
			}
		}
	}
	return nil
}

func stringVar(instr ssa.Instruction, cell ssa.Value) ssa.Value {
	call, ok := instr.(*ssa.Call)
	if !ok || !isFlag(calledFunc(&call.Call), "StringVar") {
		return nil
	}
	if args := call.Call.Args; slices.Contains(args, cell) {
		return args[len(args)-2]
	}
	return nil
}

func isFlag(fn *types.Func, name string) bool {
	if fn == nil || fn.Pkg() == nil || fn.Name() != name {
		return false
	}
	return fn.Pkg().Path() == "flag" || fn.Pkg().Path() == "github.com/spf13/pflag"
}

// leaves follows a value through variables, fields, parameters and results to what it is made of.
func (p *program) leaves(v ssa.Value) []ssa.Value {
	var out []ssa.Value
	busy := map[ssa.Value]bool{}
	var follow func(v ssa.Value)
	follow = func(v ssa.Value) {
		v = strip(v)
		if busy[v] || len(busy) > 200 {
			return
		}
		busy[v] = true
		switch x := v.(type) {
		case *ssa.Phi:
			for _, e := range x.Edges {
				follow(e)
			}
			return
		case *ssa.FreeVar:
			if b := bindingOf(x); b != nil {
				follow(b)
				return
			}
		case *ssa.Parameter:
			if f := x.Parent(); p.complete(f) && len(p.calls[f]) > 0 {
				for _, call := range p.calls[f] {
					follow(argument(call, paramIndex(x)))
				}
				return
			}
		case *ssa.Call, *ssa.Extract:
			if results := p.resultsOf(x); len(results) > 0 {
				for _, r := range results {
					follow(r)
				}
				return
			}
		case *ssa.UnOp:
			if x.Op != token.MUL {
				break
			}
			var stores []*ssa.Store
			if cell := cellOf(x.X); cell != nil {
				stores = p.cells[cell]
			} else if fa, ok := x.X.(*ssa.FieldAddr); ok {
				stores = p.stores[fieldVar(fa)]
			}
			if len(stores) > 0 {
				for _, st := range stores {
					follow(st.Val)
				}
				return
			}
		}
		out = append(out, v)
	}
	follow(v)
	return out
}

// resultsOf returns what a function of the package may return for a call or for one of its results; none for other functions.
func (p *program) resultsOf(v ssa.Value) []ssa.Value {
	i := 0
	if ex, ok := v.(*ssa.Extract); ok {
		v, i = ex.Tuple, ex.Index
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	f := call.Call.StaticCallee()
	if f == nil || f.Pkg != p.pkg {
		return nil
	}
	var out []ssa.Value
	for _, ret := range returns(f) {
		if i < len(ret.Results) { // it is not in code with type errors
			out = append(out, ret.Results[i])
		}
	}
	return out
}

// Admin reports whether the server shows nothing but metrics, health and debug pages, as far as the package registers its handlers.
func (s *Site) Admin() bool {
	handler := s.handler()
	return handler != nil && s.p.admin(handler)
}

// DebugOnly reports whether it shows nothing else, and debug pages are among them.
func (s *Site) DebugOnly() bool {
	return s.Admin() && slices.ContainsFunc(s.patterns(), func(p string) bool { return strings.Contains(p, "/debug/") })
}

// patterns lists the patterns of what the server shows, or none when they cannot be told.
func (s *Site) patterns() []string {
	handler := s.handler()
	if handler == nil {
		return nil
	}
	return s.p.patternsOf(handler)
}

// admin reports whether the handler shows nothing but metrics, health and debug pages.
func (p *program) admin(handler ssa.Value) bool {
	patterns := p.patternsOf(handler)
	return len(patterns) > 0 && !slices.ContainsFunc(patterns, func(p string) bool { return !adminPattern(p) })
}

// patternsOf lists the patterns of what a handler shows, or none when they cannot be told.
func (p *program) patternsOf(handler ssa.Value) []string {
	var patterns []string
	for _, leaf := range p.leaves(handler) {
		switch leaf := leaf.(type) {
		case *ssa.Const: // nil: DefaultServeMux
			found := p.patterns(nil)
			if len(found) == 0 && p.imports("net/http/pprof") {
				found = []string{"/debug/pprof/"}
			}
			patterns = append(patterns, found...)
		case *ssa.Call:
			fn := calledFunc(&leaf.Call)
			switch {
			case fn == nil:
				return nil
			case fn.FullName() == "net/http.NewServeMux":
				patterns = append(patterns, p.patterns(leaf)...)
			case fn.Pkg() != nil && strings.HasSuffix(fn.Pkg().Path(), "/promhttp"):
				patterns = append(patterns, "/metrics")
			default:
				if b := p.behaviorOf(leaf.Call.StaticCallee()); b == nil || !b.Admin {
					return nil
				}
				patterns = append(patterns, "/metrics")
			}
		default:
			return nil
		}
	}
	return patterns
}

// handler returns the handler that the server gets, or nil when unknown.
func (s *Site) handler() ssa.Value {
	if s.live != nil && (s.server == nil || s.live.Handler >= 0) {
		if i := s.live.Handler; i >= 0 && i < len(s.args) {
			return s.args[i]
		}
		if recv := s.Func.Signature().Recv(); recv != nil && s.server == nil && servesHTTP(recv.Type()) {
			return s.args[0] // Have: engine.Run(":8080"), where the framework's router is the handler.
		}
		return nil
	}
	if s.server == nil {
		switch s.Func.Name() {
		case "ListenAndServeTLS", "ServeTLS":
			return s.args[len(s.args)-1]
		default:
			return s.args[1]
		}
	}
	mine := s.p.sources(s.p.objectsOfRef(*s.server))
	var found ssa.Value
	for _, w := range s.p.writes["Handler"] {
		if st, ok := w.instr.(*ssa.Store); ok && mayAlias(s.p.objectsOf(w.server), mine) {
			if found != nil {
				return nil
			}
			found = st.Val
		}
	}
	return found
}

// fromAddr reports whether a listener, or an address, may come from the field Addr of a server.
func (p *program) fromAddr(v ssa.Value, busy map[ssa.Value]bool) bool {
	v = strip(v)
	if busy[v] {
		return false
	}
	busy[v] = true
	from := func(values ...ssa.Value) bool {
		return slices.ContainsFunc(values, func(v ssa.Value) bool { return p.fromAddr(v, busy) })
	}
	switch x := v.(type) {
	case *ssa.Phi:
		return from(x.Edges...)
	case *ssa.Extract:
		return from(x.Tuple)
	case *ssa.Parameter:
		for _, call := range p.calls[x.Parent()] {
			if from(argument(call, paramIndex(x))) {
				return true
			}
		}
	case *ssa.FreeVar:
		if b := bindingOf(x); b != nil {
			return from(b)
		}
	case *ssa.Call:
		if f := x.Call.StaticCallee(); f != nil && f.Pkg == p.pkg {
			for _, ret := range returns(f) {
				if from(ret.Results...) {
					return true
				}
			}
			return false
		}
		if fn := calledFunc(&x.Call); fn != nil && (fn.FullName() == "net.Listen" || fn.FullName() == "(*net.ListenConfig).Listen" || fn.FullName() == "crypto/tls.NewListener" ||
			fn.FullName() == "crypto/tls.Listen") {
			return from(x.Call.Args...)
		}
	case *ssa.UnOp:
		if fa, ok := x.X.(*ssa.FieldAddr); ok {
			if p.isServerPtr(fa.X.Type()) {
				return fieldVar(fa).Name() == "Addr"
			}
			for _, st := range p.stores[fieldVar(fa)] {
				if from(st.Val) {
					return true
				}
			}
		}
		if cell := cellOf(x.X); cell != nil {
			for _, st := range p.cells[cell] {
				if from(st.Val) {
					return true
				}
			}
		}
	}
	return false
}

// patterns lists the patterns that the package registers on a mux, nil being DefaultServeMux. A pattern that is not a constant is "?".
func (p *program) patterns(mux ssa.Value) []string {
	var out []string
	for _, f := range p.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				fn := calledFunc(call.Common())
				if fn == nil {
					continue
				}
				args := call.Common().Args
				switch fn.FullName() {
				case "net/http.Handle", "net/http.HandleFunc":
					if mux != nil {
						continue
					}
				case "(*net/http.ServeMux).Handle", "(*net/http.ServeMux).HandleFunc":
					if mux == nil || !slices.Contains(p.leaves(args[0]), mux) {
						continue
					}
					args = args[1:]
				default:
					continue
				}
				pattern, whole, ok := p.text(args[0])
				for _, leaf := range p.leaves(args[0]) {
					pattern, whole, ok = p.text(leaf)
				}
				if !ok || !whole {
					pattern = "?"
				}
				out = append(out, pattern)
			}
		}
	}
	return out
}

func adminPattern(pattern string) bool {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		pattern = path
	}
	for _, prefix := range []string{"/metrics", "/debug/", "/health", "/ready", "/live"} {
		if strings.HasPrefix(pattern, prefix) {
			return true
		}
	}
	return false
}

func (p *program) imports(path string) bool {
	for _, imp := range p.pass.Pkg.Imports() {
		if imp.Path() == path {
			return true
		}
	}
	return false
}
