package cli

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/snapshot"
)

// lacking returns the folders of the modules that lack the runtime which the fixes of findings import, and its path.
func (s *session) lacking(fixed []*finding) (map[string]string, error) {
	lack := make(map[string]string)
	for _, f := range fixed {
		if f.Fix == nil || f.Fix.Runtime == "" {
			continue
		}
		dir := f.module()
		if dir == "" {
			return nil, fmt.Errorf("cannot fix %s: it belongs to no module that could have the runtime: use -runtime=off",
				s.rel(f.Pos.File))
		}
		if fixes.Locate(dir) != f.Fix.Runtime {
			lack[dir] = f.Fix.Runtime
		}
	}
	return lack, nil
}

// module returns the folder of the module that the fix of a finding changes.
func (f *finding) module() string { return fixes.ModuleDir(filepath.Dir(f.Fix.Edits[0].File)) }

// announce says what comes with the fixes of findings beside the changes of the code that they stand in, and what else
// there is to choose: to whoever may still say no, before anything is written.
func (s *session) announce(fixed []*finding, lacking map[string]string) {
	ways := ""
	for _, m := range s.modules() {
		runtime, ok := lacking[m.dir]
		if !ok {
			continue
		}
		n := 0
		for _, f := range fixed {
			if f.Fix != nil && f.Fix.Runtime != "" && f.module() == m.dir {
				n++
			}
		}
		fixed := plural(n, "finding is", "findings are") + " fixed by the runtime"
		if runtime == fixes.RuntimePackage {
			s.say("%s: go.mod of %s comes to require %s %s", fixed, m.path, fixes.RuntimeModule, s.Version)
			ways = "-runtime=embed (a copy in " + fixes.EmbedDir + "), "
			continue
		}
		files, lines := snapshot.Copy(s.Version), 0
		for _, f := range files {
			lines += bytes.Count(f.Data, []byte("\n"))
		}
		s.say("%s: a copy of it comes to %s, %d files with %d lines", fixed, s.rel(embedTarget(m.dir)), len(files), lines)
		if s.requirable {
			ways = "-runtime=module (require " + fixes.RuntimeModule + "), "
		}
		if m.old() {
			s.say("go.mod of %s says %s, and the runtime needs Go %s to build: "+
				"raise it, or use -runtime=off if older versions of Go must do", m.path, m.goVersion, snapshot.GoVersion)
		}
	}
	if len(lacking) > 0 {
		s.say("other ways: %s-runtime=off (the standard library only)", ways)
	}
}
