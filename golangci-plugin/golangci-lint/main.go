// Golangci-lint with the linter srvfix. "go build" here makes what "golangci-lint custom" makes from .custom-gcl.yml, without cloning golangci-lint.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"
	_ "github.com/srvfix/srvfix/golangci-plugin"
)

func main() {
	// Under the version (devel) the caches of golangci-lint are those of this very binary. Under any other they would outlive a change of srvfix.
	if err := commands.Execute(commands.BuildInfo{GoVersion: runtime.Version(), Version: "(devel)", Commit: "srvfix"}); err != nil {
		fmt.Fprintf(os.Stderr, "golangci-lint: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
