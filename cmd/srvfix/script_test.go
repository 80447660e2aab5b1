package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/srvfix/srvfix/internal/unit"
)

// TestMain makes the test binary srvfix, under that name in scripts and as the vet tool that it starts.
func TestMain(m *testing.M) {
	if unit.Called(os.Args[1:]) {
		main()
	}
	testscript.Main(m, map[string]func(){"srvfix": main})
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
			return nil
		},
	})
}
