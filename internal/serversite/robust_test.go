package serversite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/internal/serversite"
)

// TestHard judges code that is hard to judge: recursive, deeply nested, wrong. It must neither panic nor go round in
// circles.
func TestHard(t *testing.T) {
	all(t)
	const imports = "package main\n\nimport (\n\t\"net/http\"\n)\n\n"
	for _, test := range []struct {
		name  string
		src   string
		sites int
	}{
		{"types with errors", imports + `
func main() {
	srv := &http.Server{Addr: missing, Handler: 5, Nonsense: true}
	srv.ReadTimeout = "soon"
	srv.ListenAndServe(1, 2)
	http.ListenAndServe(undefined)
	var s *http.Sever
	s.ListenAndServe()
	go func() { return 7 }().Serve(nil)
}`, 0},
		{"results that are not there", "package main\n\nimport (\n\t\"crypto/tls\"\n\t\"net/http\"\n)\n" + `
func oldest() { return }
func server() *http.Server { return }
func main() {
	srv := &http.Server{Addr: ":8443", TLSConfig: &tls.Config{MinVersion: oldest()}}
	srv.ListenAndServeTLS("cert.pem", "key.pem")
	server().ListenAndServe()
}`, 2},
		{"missing imports", "package main\n\nimport (\n\t\"example.com/missing\"\n\t\"net/http\"\n)\n\n" + `
func main() {
	srv := missing.New()
	srv.ListenAndServe()
	http.ListenAndServe(missing.Addr, missing.Handler)
}`, 0},
		{"empty bodies", imports + `
func serve(*http.Server) error
func main() { serve(&http.Server{}); (&http.Server{}).ListenAndServe() }`, 1},
		{"recursive types", imports + `
type node struct { next *node; all []node; by map[string]*node; srv *http.Server; f func(node) *node }
type loop *loop
type pair[T any] struct { a, b *pair[T]; srv http.Server }
func walk(n *node) *http.Server { if n == nil { return nil }; if s := walk(n.f(*n)); s != nil { return s }; return n.next.srv }
func main() {
	n := &node{srv: &http.Server{}}
	n.next = n
	n.f = func(m node) *node { return m.next }
	walk(n).ListenAndServe()
	var p pair[loop]
	p.a, p.b = &p, &p
	p.a.b.a.srv.ListenAndServe()
}`, 2},
		{"recursive functions", imports + `
func a(s *http.Server, n int) *http.Server { if n == 0 { return s }; return b(s, n-1) }
func b(s *http.Server, n int) *http.Server { return c(a(s, n), n) }
func c(s *http.Server, n int) *http.Server { return b(c(a(s, n), n-1), n) }
func handler(h http.Handler) http.Handler { return handler(handler(h)) }
func stop(s *http.Server) { stop(s); defer stop(s); go stop(s); s.Close() }
func main() {
	s := a(&http.Server{Handler: handler(nil)}, 9)
	go stop(s)
	s.ListenAndServe()
}`, 1},
		{"functions that make themselves", imports + `
type maker func(maker) *http.Server
func main() {
	var m maker
	m = func(n maker) *http.Server { if n == nil { return &http.Server{} }; return n(m) }
	m(m).ListenAndServe()
	var f func() func() *http.Server
	f = func() func() *http.Server { return func() *http.Server { return f()() } }
	f()().ListenAndServe()
}`, 2},
		{"a value that goes round in a loop", imports + `
func apply(s *http.Server, all []*http.Server) {
	p := s
	for i := 0; i < 10; i++ {
		for j := range all {
			if j > i { p = s }
			p.ReadHeaderTimeout = 5e9
		}
	}
}
func main() {
	s := &http.Server{Addr: ":80"}
	apply(s, []*http.Server{s})
	s.ListenAndServe()
}`, 1},
		{"no code is reached", imports + `
func main() {
	for {}
	srv := &http.Server{}
	goto end
end:
	srv.ListenAndServe()
}`, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := judge(t, []byte(test.src)); got != test.sites {
				t.Errorf("%d sites, want %d", got, test.sites)
			}
		})
	}
}

// TestDeep nests what can be nested.
func TestDeep(t *testing.T) {
	all(t)
	const depth = 200
	for _, test := range []struct{ name, before, after string }{
		{"blocks", "{", "}"},
		{"conditions", "if len(os.Args) > 1 {", "srv.ReadTimeout = 5 }"},
		{"loops", "for range 3 {", "}"},
		{"closures", "func() {", "}()"},
		{"goroutines", "go func() {", "}()"},
		{"deferred calls", "defer func() {", "}()"},
		{"switches", "switch { case len(os.Args) > 1: ", "default: srv.IdleTimeout = 1 }"},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\nfunc main() {\n\t_ = os.Args\n\tsrv := &http.Server{Addr: \":8080\"}\n" +
				strings.Repeat(test.before+"\n", depth) + "srv.ListenAndServe()\n" + strings.Repeat(test.after+"\n", depth) + "}\n"
			if got := judge(t, []byte(src)); got != 1 {
				t.Errorf("%d sites, want 1", got)
			}
		})
	}
	t.Run("handlers", func(t *testing.T) {
		src := "package main\n\nimport \"net/http\"\n\nfunc wrap(h http.Handler) http.Handler { return h }\n\nfunc main() {\n\thttp.ListenAndServe(\":8080\", " +
			strings.Repeat("wrap(", depth) + "nil" + strings.Repeat(")", depth) + ")\n}\n"
		if got := judge(t, []byte(src)); got != 1 {
			t.Errorf("%d sites, want 1", got)
		}
	})
}

// TestLong looks at a file of a hundred thousand lines with some servers in it.
func TestLong(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	const funcs, servers = 12500, 20
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"net/http\"\n\t\"time\"\n)\n\nvar total int\n\nfunc main() {\n\tf0(0)\n}\n")
	for i := range funcs {
		if i%(funcs/servers) == 0 {
			fmt.Fprintf(&b, "\nfunc f%d(n int) int {\n\tsrv := &http.Server{Addr: \":8080\"}\n\tif n > %d {\n\t\tsrv.ReadTimeout = time.Second\n\t}\n\tsrv.ListenAndServe()\n\treturn f%d(n)\n}\n", i, i, (i+1)%funcs)
			continue
		}
		fmt.Fprintf(&b, "\nfunc f%d(n int) int {\n\tfor i := range n {\n\t\ttotal += i * %d\n\t}\n\treturn f%d(total)\n}\n\n", i, i, (i+1)%funcs)
	}
	if lines := strings.Count(b.String(), "\n"); lines < 100000 {
		t.Fatalf("%d lines", lines)
	}
	if got := examine(t, []byte(b.String()), serversite.Analyzer); got != servers {
		t.Errorf("%d sites, want %d", got, servers)
	}
}
