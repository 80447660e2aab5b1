// Package count counts visitors.
package count

import "expvar"

var visits = expvar.NewInt("visits")

// Visit counts one more and returns the sum.
func Visit() int64 {
	visits.Add(1)
	return visits.Value()
}
