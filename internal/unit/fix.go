package unit

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/patch"
	"github.com/srvfix/srvfix/internal/record"
	"golang.org/x/tools/go/analysis"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// fix applies the fix of each finding, or shows what it would change. The bytes around the edits stay as they are: line ends
// survive, and nothing else of the file is formatted.
func (u *unit) fix(out io.Writer, list []record.Finding, diff bool) error {
	if u.cfg.FixArchive == "" && u.cfg.Stdout != "" && !diff {
		return nil // not asked for; looked at only because of widen
	}
	var fixes [][]record.Edit
	for _, f := range list {
		if f.Fix != nil {
			fixes = append(fixes, f.Fix.Edits)
		}
	}
	edits, dropped := patch.Merge(fixes)
	fixed := make(map[string][]byte)
	for name, list := range edits {
		data, err := patch.Apply(u.sources[name], list)
		if err != nil {
			return fmt.Errorf("srvfix: %w", err)
		}
		fixed[name] = data
	}
	if len(dropped) > 0 {
		fmt.Fprintf(os.Stderr, "srvfix: %d of %d fixes overlap others: run again to apply them\n", len(dropped), len(fixes))
	}
	if diff {
		cwd, _ := os.Getwd()
		for _, name := range sortedKeys(fixed) {
			shown := name
			if rel, err := filepath.Rel(cwd, name); err == nil && !strings.HasPrefix(rel, "..") {
				shown = rel
			}
			fmt.Fprint(out, patch.Unified(shown+" (old)", shown+" (new)", string(u.sources[name]), string(fixed[name])))
		}
		return writeArchive(u.cfg, nil)
	}
	if u.cfg.FixArchive != "" {
		return writeArchive(u.cfg, fixed)
	}
	for _, name := range sortedKeys(fixed) { // called by hand, without the go command
		if err := os.WriteFile(name, fixed[name], 0o666); err != nil {
			return fmt.Errorf("srvfix: write fix: %w", err)
		}
	}
	return nil
}

// edits expresses the edits of a fix in bytes of files.
func (u *unit) edits(list []analysis.TextEdit) []record.Edit {
	var edits []record.Edit
	for _, e := range list {
		end := e.End
		if !end.IsValid() {
			end = e.Pos
		}
		start := u.fset.PositionFor(e.Pos, false)
		edits = append(edits, record.Edit{File: start.Filename, Start: start.Offset, End: u.fset.PositionFor(end, false).Offset, New: string(e.NewText)})
	}
	return edits
}
