package unit

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"time"

	"github.com/srvfix/srvfix/internal/record"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

// servers describes the servers of the package, those without findings too.
func (u *unit) servers() ([]record.Server, error) {
	found := u.exec(serversite.Analyzer)
	if found.err != nil || serversite.IsRuntime(u.cfg.path()) {
		return nil, found.err
	}
	res := found.result.(*serversite.Result)
	var list []record.Server
	for _, s := range res.Sites {
		list = append(list, u.server(s, nil))
	}
	for _, a := range res.Adopted {
		list = append(list, u.server(a.Site, a))
	}
	return list, nil
}

const byRuntime = "by the runtime"

// server describes one server; adopted says that the runtime serves it.
func (u *unit) server(s *serversite.Site, adopted *serversite.Adopted) record.Server {
	address := s.Address()
	r := record.Server{
		Code:     u.text(s.Expr.Pos(), s.Expr.End()),
		Subject:  rule.Subject(s),
		Pos:      u.position(s.Expr.Pos(), s.Expr.End()),
		Role:     [...]string{"main", "internal", "library"}[s.Role()],
		Kind:     kind(s),
		Runtime:  adopted != nil,
		Address:  address.Value,
		Exposure: exposure(address),
	}
	r.Func, _, _ = u.around(s.Expr.Pos(), s.Expr.End())
	if built := s.Built(); built.IsValid() {
		pos := u.position(built, built)
		r.Built = &pos
	}
	if framework := s.Framework(); strings.Contains(framework, ".") && framework != s.Pass.Pkg.Path() && framework != r.Kind {
		r.Handler = framework
	}
	for _, field := range []string{"ReadHeaderTimeout", "ReadTimeout", "WriteTimeout", "IdleTimeout"} {
		if field == "ReadHeaderTimeout" && s.Type() != "http.Server" {
			continue // only those of net/http have it
		}
		setting := record.Setting{Name: field, State: s.Field(field).String()}
		why, pos := s.Why(field)
		setting.Why, setting.Where = why, u.within(pos)
		if s.Field(field) == serversite.Set && !s.OfPackage() {
			if ns, ok := s.Constant(field); ok {
				setting.Note = time.Duration(ns).String()
			}
		}
		if adopted != nil && s.Field(field) == serversite.Unset {
			switch field {
			case "ReadHeaderTimeout", "IdleTimeout":
				setting.State, setting.Note = serversite.Set.String(), byRuntime
			case "ReadTimeout":
				setting.Note = "the runtime cuts slow bodies"
			case "WriteTimeout":
				setting.Note = "the runtime cuts stalled readers"
			}
		}
		r.Settings = append(r.Settings, setting)
	}
	note := func(name string, state serversite.State, note string) {
		r.Settings = append(r.Settings, record.Setting{Name: name, State: state.String(), Note: note})
	}
	tls, shared, recovered, served := s.TLS(), sharing(s), s.Recovered(), ""
	if adopted != nil {
		served = byRuntime
		if adopted.Has("TLS") != serversite.Unset && tls != serversite.Set {
			tls = adopted.Has("TLS")
		}
		if shared = adopted.Has("ReusePort"); adopted.Has("Listener") == serversite.Set {
			shared = sharing(s) // the option is ignored
		}
		recovered = [...]serversite.State{serversite.Unknown, serversite.Set, serversite.Unset}[adopted.Has("NoRecover")]
	}
	note("TLS", tls, "")
	http2, why := http2(s, tls)
	if adopted != nil && adopted.Has("H2C") == serversite.Set {
		http2, why = serversite.Set, "without TLS too"
	}
	note("HTTP/2", http2, why)
	note("shutdown", s.Stopped(), served)
	note("port sharing", shared, "")
	if recovered != serversite.Set {
		served = ""
	}
	note("recovery", recovered, served)
	for _, page := range s.DebugPages() {
		r.Debug = append(r.Debug, string(page.Kind))
	}
	if adopted == nil {
		for _, d := range rule.Doubts(s) {
			r.Silent = append(r.Silent, record.Doubt{Unknown: d.Unknown, Why: d.Why, Where: u.within(d.Pos)})
		}
	}
	return r
}

// within returns a place in the files of the package. Those of other packages are not exact, so they are nil.
func (u *unit) within(pos token.Pos) *record.Position {
	if !slices.ContainsFunc(u.files, func(f *ast.File) bool { return f.FileStart <= pos && pos < f.FileEnd }) {
		return nil
	}
	p := u.position(pos, pos)
	return &p
}

// kind names the package of the server: that of the framework that serves, if it belongs to none of the program's own packages.
func kind(s *serversite.Site) string {
	path := s.Func.Pkg().Path()
	module := s.Pass.Module
	own := s.Func.Pkg() == s.Pass.Pkg || serversite.IsRuntime(path) || module != nil && (path == module.Path || strings.HasPrefix(path, module.Path+"/"))
	if path == "net/http" || own && s.Type() == "http.Server" {
		return "net/http"
	}
	if own {
		name, _, _ := strings.Cut(s.Type(), ".")
		return name
	}
	return path
}

func exposure(a serversite.Address) string {
	switch {
	case a.Exposure == serversite.Anyone:
		return "anyone"
	case a.Exposure == serversite.Loopback:
		return "loopback"
	case a.Exposure == serversite.UnixSocket:
		return "unix socket"
	case a.Exposure == serversite.AnyPort:
		return "any port"
	case a.AlsoPublic:
		return "anyone on some configurations"
	}
	return "decided at run time"
}

// sharing says whether a successor can listen beside the server. A listener that cannot be followed may allow it.
func sharing(s *serversite.Site) serversite.State {
	switch {
	case s.SharesPort():
		return serversite.Set
	case s.Address().Exposure == serversite.Undecided && (strings.HasPrefix(s.Func.Name(), "Serve") || !s.Direct()):
		return serversite.Unknown
	}
	return serversite.Unset
}

// http2 says whether clients are offered HTTP/2, and why not.
func http2(s *serversite.Site, tls serversite.State) (serversite.State, string) {
	switch {
	case s.Type() != "http.Server":
		return serversite.Unset, ""
	case s.HTTP2Off() != "":
		return serversite.Unset, "switched off by " + s.HTTP2Off()
	case s.LosesHTTP2():
		return serversite.Unset, "the listener does not offer it"
	case s.LegacyH2C():
		return serversite.Set, "without TLS, by h2c"
	case s.Assigned("Protocols") || s.Assigned("TLSNextProto"):
		return serversite.Unknown, ""
	case tls == serversite.Unset:
		return serversite.Unset, "needs TLS"
	}
	return tls, ""
}
