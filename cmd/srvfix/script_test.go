package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/cli"
	"github.com/srvfix/srvfix/internal/unit"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// TestMain makes the test binary srvfix, under that name in scripts and as the vet tool that it starts.
func TestMain(m *testing.M) {
	if unit.Called(os.Args[1:]) {
		main()
	}
	testscript.Main(m, map[string]func(){"srvfix": func() {
		v := os.Getenv("TEST_VERSION") // as if it were released
		if v == "" {
			main()
		}
		c := cli.Command{Analyzers: analyzers.All(), Version: v, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
		os.Exit(c.Run(os.Args[1:]))
	}})
}

func TestScripts(t *testing.T) {
	cache, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	self, err := exec.LookPath("srvfix") // TestMain has put it there
	if err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GOCACHE", strings.TrimSpace(string(cache)))
			env.Setenv("GOMODCACHE", filepath.Join(env.WorkDir, "modcache"))
			env.Setenv("GOFLAGS", "-modcacherw")
			env.Setenv("GOPROXY", "off")
			env.Setenv("SRVFIX", self)
			env.Setenv("GOSUMDB", "off")
			env.Setenv("PROGRAMS", filepath.Join(here, "..", "..", "testdata", "programs"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			// publish writes a module proxy that has the runtime beside this module in the given version.
			"publish": func(ts *testscript.TestScript, neg bool, args []string) {
				ts.Check(publish(ts.MkAbs("proxy"), filepath.Join(here, "..", "..", "runtime"), args[0]))
				ts.Setenv("GOPROXY", "file://"+filepath.ToSlash(ts.MkAbs("proxy")))
			},
			"sarif": sarif(filepath.Join(here, "testdata", "sarif-schema-2.1.0.json")),
			// crlf gives a file the line ends of Windows.
			"crlf": func(ts *testscript.TestScript, neg bool, args []string) {
				text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
			},
		},
	})
}

// publish writes a module proxy for the runtime in folder source.
func publish(proxy, source, version string) error {
	dir := filepath.Join(proxy, filepath.FromSlash(fixes.RuntimeModule), "@v")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	gomod, err := os.ReadFile(filepath.Join(source, "go.mod"))
	if err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		return err
	}
	return errors.Join(zip.CreateFromDir(f, module.Version{Path: fixes.RuntimeModule, Version: version}, source), f.Close(),
		os.WriteFile(filepath.Join(dir, version+".mod"), gomod, 0o666),
		os.WriteFile(filepath.Join(dir, version+".info"), fmt.Appendf(nil, `{"Version":%q}`, version), 0o666),
		os.WriteFile(filepath.Join(dir, "list"), []byte(version+"\n"), 0o666))
}
