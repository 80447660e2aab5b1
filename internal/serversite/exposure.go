package serversite

import (
	"go/constant"
	"go/token"
	"net/netip"
	"slices"
	"strings"

	api "github.com/srvfix/srvfix/internal/knowledge"
	"github.com/srvfix/srvfix/internal/valueflow"
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

// Public reports whether strangers may reach the server, as far as the package decides it: nothing says that they do
// not.
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
		return join(s.p.listenerAddresses(s.p.origins(l), map[*valueflow.Object]bool{}))
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
		all = append(all, s.p.address(nil, v))
	}
	return join(all)
}

// CallerSaysWhere reports whether callers in other packages say where the server listens with the very call that
// serves, and nothing else does. Those calls are judged then.
func (s *Site) CallerSaysWhere() bool {
	values := s.addressValues()
	for _, v := range values {
		for _, o := range s.p.origins(v) {
			root, _ := o.Root()
			if !s.p.importable() || root.Kind != valueflow.Given || root.In == nil {
				return false
			}
			below := s.p.flow.Below(root.In)
			if !slices.ContainsFunc(s.calls, func(c *valueflow.Call) bool { return below[c.In] }) {
				return false
			}
		}
	}
	return len(values) > 0
}

// fallback is the address on which a function of another package listens when the call does not say.
func (s *Site) fallback() Address {
	if s.live != nil {
		return s.live.Address
	}
	return Address{Exposure: Undecided}
}

// Serves returns the name of the function that serves in the end, a method of the server or the function of the same
// name.
func (s *Site) Serves() string {
	if s.live != nil {
		return s.live.Func
	}
	return s.Func.Name()
}

// addresses lists the values that say where the server listens: arguments, or what the package stores in the field
// Addr.
func (s *Site) addresses() []ssa.Value {
	if s.live != nil && (s.server == nil || s.live.AddrArg >= 0) {
		i := s.live.AddrArg
		if i < 0 || i >= len(s.args) {
			return nil
		}
		if sig := s.Func.Signature(); sig.Variadic() && i == len(s.args)-1 {
			values, _ := variadic(s.args[i])
			return values
		}
		return s.args[i : i+1]
	}
	if s.server == nil {
		return s.args[:1]
	}
	var all []ssa.Value
	for _, st := range s.p.stores(s.objects(), "Addr") {
		if !slices.Contains(all, st.Val) {
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

// listenerAddresses returns what the listeners are listen on. seen breaks the circle of `l = tls.NewListener(l,
// config)`.
func (p *program) listenerAddresses(listeners []*valueflow.Object, seen map[*valueflow.Object]bool) []Address {
	var all []Address
	for _, o := range listeners {
		if seen[o] || isNilObject(o) { // nil is returned beside an error
			continue
		}
		seen[o] = true
		made, ok := api.Listens(p.madeBy(o))
		if !ok {
			all = append(all, Address{Exposure: Undecided})
			continue
		}
		args := callOf(o).Call.Args
		switch {
		case made.Fixed != "":
			all = append(all, Address{Value: made.Fixed, Exposure: Anyone})
		case made.Of >= 0:
			all = append(all, p.listenerAddresses(p.originsIn(o.In, args[made.Of]), seen)...)
		default:
			all = append(all, p.listens(o.In, args[made.Network], args[made.Address]))
		}
	}
	return all
}

// listens judges the arguments of net.Listen.
func (p *program) listens(in *valueflow.Instance, network, address ssa.Value) Address {
	kind := ""
	if all := p.originsIn(in, network); len(all) == 1 {
		kind, _, _ = p.text(all[0])
	}
	if strings.HasPrefix(kind, "unix") {
		return Address{Exposure: UnixSocket}
	}
	a := p.address(in, address)
	if kind == "" {
		a.Exposure, a.AlsoPublic = Undecided, false
	}
	return a
}

// address judges an address argument.
func (p *program) address(in *valueflow.Instance, v ssa.Value) Address {
	var all []Address
	for _, o := range p.originsIn(in, v) {
		text, whole, ok := p.text(o)
		if !ok {
			all = append(all, Address{Exposure: Undecided})
			continue
		}
		a := Address{Exposure: exposure(text, whole)}
		if whole {
			a.Value = text
		}
		if whole && text == "" && p.flagDefault(o) != nil {
			a.Exposure = Undecided // no address as long as nobody gives one
		}
		if a.Exposure == Loopback && p.flagDefault(o) != nil {
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

// text returns the string that an object is, or begins with when whole is false. Flags count with their default.
func (p *program) text(o *valueflow.Object) (s string, whole, ok bool) { return p.textAt(o, 0) }

func (p *program) textAt(o *valueflow.Object, depth int) (s string, whole, ok bool) {
	if def := p.flagDefault(o); def != nil {
		return p.textOf(o.In, def, depth)
	}
	switch v := o.Site.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			return constant.StringVal(v.Value), true, true
		}
	case *ssa.BinOp:
		if v.Op != token.ADD {
			return "", false, false
		}
		left, whole, ok := p.textOf(o.In, v.X, depth)
		if !ok || !whole {
			return left, false, ok
		}
		right, whole, ok := p.textOf(o.In, v.Y, depth)
		return left + right, whole && ok, true
	case *ssa.Call:
		if fullName(&v.Call) == "fmt.Sprintf" {
			format, whole, ok := p.textOf(o.In, v.Call.Args[0], depth)
			if before, rest, verbs := strings.Cut(format, "%"); ok && verbs {
				if list, _ := variadic(v.Call.Args[1]); before == "" && strings.HasPrefix(rest, "s") && len(list) > 0 {
					return p.firstText(o.In, list[0], depth) // Have: fmt.Sprintf("%s:%d", host, port)
				}
				return before, false, before != ""
			}
			return format, whole, ok
		}
	}
	return "", false, false
}

// firstText is textOf for a text in an interface, with which another begins.
func (p *program) firstText(in *valueflow.Instance, v ssa.Value, depth int) (string, bool, bool) {
	box, ok := v.(*ssa.MakeInterface)
	if !ok {
		return "", false, false
	}
	text, _, ok := p.textOf(in, box.X, depth)
	if text == "" {
		return "", false, false
	}
	return text + ":", false, ok // of a host, the port is still to come
}

// textOf is text for a value that can only be one thing.
func (p *program) textOf(in *valueflow.Instance, v ssa.Value, depth int) (s string, whole, ok bool) {
	all := p.originsIn(in, v)
	if len(all) != 1 || depth > len(p.funcs) {
		return "", false, false
	}
	return p.textAt(all[0], depth+1)
}

// originsIn is origins in one context, or in all when that is nil.
func (p *program) originsIn(in *valueflow.Instance, v ssa.Value) []*valueflow.Object {
	if in != nil && v.Parent() != nil && v.Parent() != in.Func {
		in = nil
	}
	var out []*valueflow.Object
	for _, c := range p.flow.PointsTo(in, v) {
		if !slices.Contains(out, c.Object) {
			out = append(out, c.Object)
		}
	}
	return out
}

// flagDefault returns the default value of the flag that an object was read from: `addr := flag.String("addr",
// ":8080", "...")` or flag.StringVar.
func (p *program) flagDefault(o *valueflow.Object) ssa.Value {
	if o.Parent == nil {
		return nil
	}
	call, _ := o.By.(*ssa.Call)
	if call == nil {
		call = callOf(o.Parent.Object)
	}
	if call == nil {
		return nil
	}
	fn := calledFunc(&call.Call)
	if !api.Of(fn, "flag") && !api.Of(fn, "github.com/spf13/pflag") {
		return nil
	}
	args := call.Call.Args
	switch strings.TrimSuffix(fn.Name(), "P") {
	case "String", "StringVar":
		return args[len(args)-2]
	}
	return nil
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
	var found ssa.Value
	for _, st := range s.p.stores(s.objects(), "Handler") {
		if found != nil && found != st.Val {
			return nil
		}
		found = st.Val
	}
	return found
}

// fromAddr reports whether a listener may listen where the field Addr of a server says.
func (p *program) fromAddr(l ssa.Value) bool {
	seen := map[*valueflow.Object]bool{}
	var from func(all []*valueflow.Object) bool
	from = func(all []*valueflow.Object) bool {
		for _, o := range all {
			if seen[o] {
				continue
			}
			seen[o] = true
			if o.Parent != nil && o.Parent.Field() != nil && o.Parent.Field().Name() == "Addr" && o.Parent.Field().Pkg().Path() == "net/http" {
				return true
			}
			made, ok := api.Listens(p.madeBy(o))
			if !ok {
				if from(p.inside(o)) {
					return true
				}
				continue
			}
			for _, i := range []int{made.Of, made.Address} {
				if i >= 0 && from(p.originsIn(o.In, callOf(o).Call.Args[i])) {
					return true
				}
			}
		}
		return false
	}
	return from(p.origins(l))
}

// inside returns the listeners around which a wrapper of the package is made, such as one that switches keep-alive on.
func (p *program) inside(o *valueflow.Object) []*valueflow.Object {
	if assert, ok := o.Site.(*ssa.TypeAssert); ok {
		return p.originsIn(o.In, assert.X)
	}
	if o.Kind != valueflow.Allocated || o.Type == nil || structOf(o.Type) == nil {
		return nil
	}
	var out []*valueflow.Object
	for _, c := range p.flow.CellsOf(o) {
		if c.Field() == nil || strings.Count(c.Path, ".") != 1 {
			continue
		}
		for _, at := range p.flow.Holds(c) {
			out = append(out, at.Object)
		}
	}
	return out
}
