// Command srvfix finds net/http servers that are not fit for production and repairs them.
// Called by the go command it is a vet tool; the work of both faces is in internal/unit and internal/cli.
package main

import (
	"os"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/cli"
	"github.com/srvfix/srvfix/internal/unit"
)

func main() {
	if unit.Called(os.Args[1:]) {
		unit.Main(analyzers.All())
	}
	os.Exit(cli.Main(os.Args[1:]))
}
