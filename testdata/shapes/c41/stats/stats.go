// Package stats counts requests, and registers the pages of pprof without a word.
package stats

import (
	"net/http"
	_ "net/http/pprof"
	"sync/atomic"
)

var requests atomic.Int64

func Count(w http.ResponseWriter, r *http.Request) { requests.Add(1) }
