// Package analyzers lists the rules of srvfix.
package analyzers

import "golang.org/x/tools/go/analysis"

// All returns the analyzers of all rules, sorted by name.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{}
}
