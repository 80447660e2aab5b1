// Package record defines what the vet tool tells the command: one Package per analysed package, as JSON on standard output.
// It holds data only; who finds, judges and prints is elsewhere.
package record

import "iter"

// Package is everything the tool found in one package (one process of the vet tool).
type Package struct {
	ID     string            `json:"id"`               // as the go command names the unit: "p" or "p [p.test]"
	Path   string            `json:"path"`             // import path without the test suffix
	Module string            `json:"module"`           // path of the module that holds it
	Dir    string            `json:"dir"`              // absolute folder of the package
	Hashes map[string]string `json:"hashes"`           // hex SHA-256, as analysed, of each file that an edit touches
	Broken string            `json:"broken,omitempty"` // why the tests of the package do not compile; they are left out
	// Findings are sorted by file, offset and category.
	Findings []Finding `json:"findings"`
	// Servers are in source order, those of the runtime last. They are there only when the command asks for them.
	Servers []Server `json:"servers,omitempty"`
}

// Server is one server at the call with which it goes live, whether there is a finding or not.
type Server struct {
	Code     string    `json:"code"`    // the call, on one line
	Subject  string    `json:"subject"` // as messages name it: `http.Server srv on ":8080"`
	Pos      Position  `json:"pos"`
	Func     string    `json:"func,omitempty"`    // the function around it
	Built    *Position `json:"built,omitempty"`   // where the server is built, if that is known and not the call
	Role     string    `json:"role"`              // of the package: "main", "internal" (of the programs of its module) or "library"
	Kind     string    `json:"kind"`              // package of the server or the framework: "net/http", "github.com/gin-gonic/gin"
	Handler  string    `json:"handler,omitempty"` // package of the framework whose routes a server of another package serves
	Runtime  bool      `json:"runtime,omitempty"` // the runtime serves it
	Address  string    `json:"address,omitempty"` // as the program spells it, or the default of its flag
	Exposure string    `json:"exposure"`          // who can reach it: "anyone", "loopback", "unix socket", ...
	Settings []Setting `json:"settings"`
	Debug    []string  `json:"debug,omitempty"`  // debug pages that it certainly shows
	Silent   []Doubt   `json:"silent,omitempty"` // why rules say nothing though something may be wrong
}

// Positions returns all places of a server, to change them.
func (s *Server) Positions() iter.Seq[*Position] {
	return func(yield func(*Position) bool) {
		all := []*Position{&s.Pos, s.Built}
		for _, set := range s.Settings {
			all = append(all, set.Where)
		}
		for _, d := range s.Silent {
			all = append(all, d.Where)
		}
		for _, pos := range all {
			if pos != nil && !yield(pos) {
				return
			}
		}
	}
}

// Setting is what is known of a property of a server when it goes live.
type Setting struct {
	Name  string `json:"name"`           // "ReadHeaderTimeout", "TLS", "port sharing", ...
	State string `json:"state"`          // "set", "unset" or "unknown"
	Note  string `json:"note,omitempty"` // the value, or how it comes

	Why   string    `json:"why,omitempty"`   // why it is unknown, if there is more to say
	Where *Position `json:"where,omitempty"` // where in the package that shows
}

// Doubt is something that rules would have to know to judge a server.
type Doubt struct {
	Unknown string    `json:"unknown"`         // "whether ReadHeaderTimeout is set"
	Why     string    `json:"why,omitempty"`   // why it is
	Where   *Position `json:"where,omitempty"` // where in the package that shows
}

// Finding is one problem of one server.
type Finding struct {
	Rule     string    `json:"rule"`     // "timeouts"
	Category string    `json:"category"` // "timeouts/read-header-unset"
	Level    string    `json:"level"`    // "error", "warning" or "advice"
	Message  string    `json:"message"`
	Server   string    `json:"server"`         // how the program names the server: `http.ListenAndServe(":8080", mux)` or `srv.ListenAndServe()`
	Pos      Position  `json:"pos"`            // where the finding stands: mostly the call with which the server goes live
	Code     string    `json:"code"`           // the code at pos, on one line
	Live     *Position `json:"live,omitempty"` // the call with which the server goes live, when that is not pos
	Func     string    `json:"func,omitempty"` // the function around pos: "main", "(*Server).Run"
	Related  []Related `json:"related,omitempty"`
	Fix      *Fix      `json:"fix,omitempty"`
	NoFix    string    `json:"noFix,omitempty"` // why there is no fix, a sentence for the user

	FirstLine int `json:"firstLine"` // of the statement around pos
	LastLine  int `json:"lastLine"`
}

// Position is a range in a file. Lines and columns count from 1, columns and offsets in bytes.
type Position struct {
	File      string `json:"file"` // absolute
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Offset    int    `json:"offset"`
	End       int    `json:"end"`
}

// Related is a second place that explains a finding, such as where the server is built.
type Related struct {
	Message string   `json:"message"`
	Pos     Position `json:"pos"`
}

// Fix repairs a finding. Findings of one server share one fix.
type Fix struct {
	Title   string `json:"title"`
	Safety  string `json:"safety"`            // "safe" or "unsafe"
	Reason  string `json:"reason,omitempty"`  // whom an unsafe fix could surprise
	Runtime string `json:"runtime,omitempty"` // import path of the runtime package that the edits import, if any
	Group   string `json:"group"`             // the same for fixes of a package that are made together
	Edits   []Edit `json:"edits"`
}

// Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}
