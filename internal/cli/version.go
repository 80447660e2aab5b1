package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/srvfix/srvfix/internal/snapshot"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// version returns the version as which this binary was released, or "devel".
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && released(info.Main.Version) {
		return info.Main.Version
	}
	return "devel"
}

// released reports whether a version is one under which the runtime was published too: a tag, not a commit or a checkout with changes.
func released(v string) bool {
	return semver.IsValid(v) && semver.Build(v) == "" && !module.IsPseudoVersion(v)
}

func (c *Command) printVersion() {
	fmt.Fprintf(c.Stdout, "srvfix %s, runtime sha256:%s\n", c.Version, snapshot.Hash())
}
