// Package knowledge says what is known of functions and types by name: which serve, stop, listen, wrap TLS, end the
// process, wait, catch signals or call their arguments. Both who reads SSA form and who reads syntax ask here, so
// that they agree.
package knowledge

import (
	"go/types"
	"strings"
)

// ServerTypes names, by package, the type that has the settings of a server, whose methods put it live.
var ServerTypes = map[string]string{
	"net/http":                    "Server",
	"github.com/valyala/fasthttp": "Server",
	"github.com/gofiber/fiber/v2": "App",
	"github.com/gofiber/fiber/v3": "App",
}

// IsServer reports whether a type has the settings of a server.
func IsServer(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Pkg() != nil && named.Obj().Name() == ServerTypes[named.Obj().Pkg().Path()]
}

// IsServerPtr reports whether a type points to one that has the settings of a server.
func IsServerPtr(t types.Type) bool {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	return ok && IsServer(ptr.Elem())
}

// Serves reports whether a function of net/http puts a server live.
func Serves(fn *types.Func) bool {
	if !Of(fn, "net/http") {
		return false
	}
	switch fn.Name() {
	case "ListenAndServe", "ListenAndServeTLS", "Serve", "ServeTLS":
		recv := fn.Signature().Recv()
		return recv == nil || IsServerPtr(recv.Type())
	}
	return false
}

// Platform reports whether a function hands the program over to a platform that runs the server by its own rules: it is
// nobody's to fix.
func Platform(fn *types.Func) bool {
	switch FullName(fn) {
	case "google.golang.org/appengine.Main", "google.golang.org/appengine/v2.Main":
		return true
	}
	return false
}

// Stops reports whether a function is a method of a server that ends it.
func Stops(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Signature().Recv() == nil {
		return false
	}
	switch fn.Name() {
	case "Shutdown", "ShutdownWithContext", "ShutdownWithTimeout", "Close":
		return IsServerPtr(fn.Signature().Recv().Type())
	}
	return false
}

// Listener says which arguments of a function that makes a listener are the network and the address, and whether it
// speaks TLS by the configuration that is the last argument. Of is the argument that is a listener around which
// another is made, or -1.
type Listener struct {
	Network, Address, Of int
	TLS                  bool
	Fixed                string // the address, when it is not an argument
}

// Listens says how a function makes a listener, when it is one that does.
func Listens(fn *types.Func) (Listener, bool) {
	l, ok := listeners[FullName(fn)]
	return l, ok
}

var listeners = map[string]Listener{
	"net.Listen":                                    {Network: 0, Address: 1, Of: -1},
	"(*net.ListenConfig).Listen":                    {Network: 2, Address: 3, Of: -1},
	"crypto/tls.Listen":                             {Network: 0, Address: 1, Of: -1, TLS: true},
	"crypto/tls.NewListener":                        {Network: -1, Address: -1, Of: 0, TLS: true},
	"golang.org/x/crypto/acme/autocert.NewListener": {Network: -1, Address: -1, Of: -1, Fixed: ":443"},
}

// FullName returns the name of a function with its package, or "" for nil.
func FullName(fn *types.Func) string {
	if fn == nil {
		return ""
	}
	return fn.Origin().FullName()
}

// Of reports whether a function is declared in the package.
func Of(fn *types.Func, path string) bool {
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == path
}

// IsErrServerClosed reports whether an object is the error with which serve calls of net/http return after a Shutdown.
func IsErrServerClosed(obj types.Object) bool {
	return obj != nil && obj.Name() == "ErrServerClosed" && obj.Pkg() != nil && obj.Pkg().Path() == "net/http"
}

// ComparesErrors reports whether a function says if its first argument is the error that is its second.
func ComparesErrors(fn *types.Func) bool {
	switch FullName(fn) {
	case "errors.Is", "github.com/pkg/errors.Is", "golang.org/x/xerrors.Is":
		return true
	}
	return false
}

// End says how a call ends what runs it.
type End int

const (
	Returns   End = iota
	Exits         // the process
	Panics        // by a panic, which a deferred function may catch
	Goroutine     // the goroutine alone
)

// EndOf says how a call of a function ends: os.Exit, log.Fatal, log.Panic, and what other loggers call so. void
// reports whether it has no results: zerolog's Fatal only begins an entry, see EndsEntry.
func EndOf(fn *types.Func, void bool) End {
	if fn == nil || !void {
		return Returns
	}
	switch FullName(fn) {
	case "os.Exit", "syscall.Exit":
		return Exits
	case "runtime.Goexit":
		return Goroutine
	}
	return EndOfName(fn.Name())
}

// EndOfName is EndOf for a function of which nothing is known but the name.
func EndOfName(name string) End {
	switch lower := strings.ToLower(name); {
	case strings.HasPrefix(lower, "fatal"), strings.HasPrefix(lower, "exit"), strings.HasSuffix(lower, "andexit"):
		return Exits
	case strings.HasPrefix(lower, "panic"):
		return Panics
	case lower == "goexit":
		return Goroutine
	}
	return Returns
}

// EndsEntry says how a chain of calls ends that begins with the level of a log entry and sends it at last, as in
// log.Fatal().Err(err).Msg("...").
func EndsEntry(first, last string) End {
	if last := strings.ToLower(last); !strings.HasPrefix(last, "msg") && !strings.HasPrefix(last, "send") {
		return Returns
	}
	switch first := strings.ToLower(first); {
	case strings.HasPrefix(first, "fatal"):
		return Exits
	case strings.HasPrefix(first, "panic"):
		return Panics
	}
	return Returns
}

// MayWait reports whether a function outside of the program may wait for something that the program does, as far as
// its name tells.
func MayWait(name string) bool {
	if name == "Unlock" || name == "RUnlock" {
		return false
	}
	for _, part := range []string{"Wait", "Sleep", "Join", "Block", "Lock", "Acquire", "Run", "Exec", "Goexit", "Serve", "Start"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// Guards reports whether a name is that of something which lets only some requests pass.
func Guards(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"auth", "admin", "allow", "deny", "forbid", "guard", "internal", "jwt", "local", "login", "permission", "private",
		"protect", "require", "restrict", "role", "token", "verify", "whitelist"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// IsRuntime reports whether the import path is the runtime's: the published package or a copy embedded in a module.
func IsRuntime(path string) bool {
	return path == "github.com/srvfix/srvfix/runtime/httpserve" || strings.HasSuffix(path, "/internal/httpserve")
}

// IsHarden reports whether a function is the runtime's Harden: it fills ReadHeaderTimeout and IdleTimeout and returns
// its argument.
func IsHarden(fn *types.Func) bool {
	return fn != nil && fn.Pkg() != nil && fn.Name() == "Harden" && IsRuntime(fn.Pkg().Path())
}

// IsStd reports whether the path is one of the standard library. That there is no dot in the first element does not
// tell: modules that nobody publishes are often called myapp.
func IsStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return stdFolders[first]
}

// stdFolders are the folders of $GOROOT/src.
var stdFolders = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq(`archive bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors
		expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv
		strings structs sync syscall testing text time unicode unique unsafe vendor weak`) {
		out[name] = true
	}
	return out
}()
