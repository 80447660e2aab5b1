package analyzers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/ruletest"
)

// TestEntries rewrites servers that frameworks put live.
func TestEntries(t *testing.T) {
	ruletest.RunGolden(t, filepath.FromSlash("../testdata/entries"), filepath.FromSlash("../testdata/entries.golden"), analyzers.All()...)
}

// TestOtherVersions fixes calls of versions of gin that do more than serve, and of those that only look so.
func TestOtherVersions(t *testing.T) {
	const (
		run    = `r.Run(":8080")`
		secure = `r.RunTLS(":8443", "cert.pem", "key.pem")`
		colon  = `r.GET("/v1/name\\:verb")`
	)
	updates := []string{"engine.routeTreesUpdated.Do(func() { engine.updateRouteTrees() })", "", "routeTreesUpdated sync.Once", "_ sync.Once"}
	for _, test := range []struct {
		name  string
		edits []string // of the stub, old and new in turn
		code  string
		want  string // a line of the fixed program, or the reason why it is not fixed
	}{
		{"1.7.2 evaluates the field", []string{"UseH2C bool", "UseH2C bool; TrustedProxies []string"}, run, "evaluates TrustedProxies"},
		{"1.7.7 has no Handler", []string{"engine.Handler()", "engine", ") Handler() ", ") handler() "}, run, `httpserve.ListenAndServe(":8080", r)`},
		{"1.10.1 sets a tls.Config", []string{"\t\tHandler: engine.Handler(),\n\t}\n\terr = server.ListenAndServeTLS",
			"\t\tHandler: engine.Handler(), TLSConfig: new(tls.Config),\n\t}\n\terr = server.ListenAndServeTLS", `"net"`, `"net"; "crypto/tls"`}, secure, "settings of its own"},
		{"1.11 updates the routes", updates, colon + "\n" + run, "routes with escaped colons"},
		{"1.11 without such routes", updates, run, `httpserve.ListenAndServe(":8080", r.Handler())`},
		{"1.12 updates them by itself", nil, colon + "\n" + run, `httpserve.ListenAndServe(":8080", r.Handler())`},
		{"one that sets timeouts", []string{"Addr:    addr,", "Addr: addr, ReadHeaderTimeout: 1e9,"}, secure, "settings of its own"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "stubs"), os.DirFS(filepath.FromSlash("../testdata/entries/stubs"))); err != nil {
				t.Fatal(err)
			}
			stub := filepath.Join(dir, "stubs", "gin", "gin.go")
			text, err := os.ReadFile(stub)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(test.edits); i += 2 {
				if !strings.Contains(string(text), test.edits[i]) {
					t.Fatalf("the stub has no %q", test.edits[i])
				}
			}
			mod, err := os.ReadFile(filepath.FromSlash("../testdata/entries/go.mod"))
			if err != nil {
				t.Fatal(err)
			}
			main := filepath.Join(dir, "main.go")
			for name, text := range map[string]string{
				stub:                         strings.NewReplacer(test.edits...).Replace(string(text)),
				filepath.Join(dir, "go.mod"): string(mod),
				main:                         "package main\n\nimport \"github.com/gin-gonic/gin\"\n\nfunc main() {\n\tr := gin.New()\n\t" + test.code + "\n}\n",
			} {
				if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			m := ruletest.Analyze(t, dir, ruletest.Options{Runtime: fixes.Embed}, analyzers.All()...)
			if len(m.Findings) == 0 {
				t.Fatal("nothing is found")
			}
			var why string
			for _, f := range m.Findings {
				why += f.NoFix + "\n"
			}
			m.Fix(t)
			fixed, err := os.ReadFile(main)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(test.want, "httpserve.") {
				if !strings.Contains(string(fixed), test.want) {
					t.Errorf("got\n%s\nbecause\n%s\nwant %s", fixed, why, test.want)
				}
			} else if strings.Contains(string(fixed), "httpserve") || !strings.Contains(why, test.want) {
				t.Errorf("got\n%s\nbecause\n%s\nwant %s", fixed, why, test.want)
			}
		})
	}
}
