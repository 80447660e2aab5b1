// Package fixes turns the changes that rules ask for into edits of one file: the carpentry of srvfix. It decides how
// a server moves to the runtime or to the standard library's own settings; which servers need it is decided
// elsewhere.
package fixes

import "golang.org/x/tools/go/analysis"

// Safety says whom a fix could surprise.
type Safety int

const (
	// Safe: no request that a correct client completes today fails after the fix, and the program starts, stops and
	// exits in every situation in which it did.
	Safe Safety = iota
	// Unsafe: may surprise a correct client or an operator; applied only on request.
	Unsafe
)

func (s Safety) String() string { return [...]string{"safe", "unsafe"}[s] }

// A Change names one thing that a rule wants of a server.
type Change int

const (
	HeaderTimeout Change = 1 << iota // a limit for the headers of a request
	IdleTimeout                      // a limit for idle connections
	Drain                            // SIGTERM lets requests finish
	ReusePort                        // a second process of the program may listen beside the first
	AwaitDrain                       // the program waits until its own Shutdown is over
	CatchTerm                        // the program's own Shutdown runs on SIGTERM too
	EnableHTTP2                      // HTTP/2 is no longer switched off
	OfferHTTP2                       // the program's TLS listener offers HTTP/2
	RaiseTLS                         // nothing below TLS 1.2 is accepted
	AllowTLS13                       // TLS 1.3 is no longer kept out
)

// Fix is a set of edits of the files of a package that repairs findings of one server, or of several servers that can
// only be repaired together.
type Fix struct {
	Title   string
	Safety  Safety
	Reason  string // for unsafe fixes: whom it could surprise
	Runtime string // import path of the runtime package that the edits import; empty: standard library only
	Edits   []analysis.TextEdit
}

// RuntimeMode says where the runtime package comes from. In every mode but Off a runtime that the module already has
// wins.
type RuntimeMode int

const (
	Present RuntimeMode = iota // only where the module already requires or embeds it; else standard library only
	Module                     // the published module github.com/srvfix/srvfix/runtime
	Embed                      // a copy in internal/httpserve of the user's module
	Off                        // standard library only
)
