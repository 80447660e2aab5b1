package fixes

import (
	"errors"
	"fmt"
	"go/ast"
	"os"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// This file turns the changes of the servers of a file into edits of it.

// fileFix is the work on one file.
type fileFix struct {
	src     *source
	runtime string
	jobs    []*job
	imports []edit // shared by all jobs
}

// build computes the edits of all jobs of a file.
func (p *planner) build(file *ast.File, jobs []*job) *fileFix {
	name := p.pass.Fset.File(file.FileStart).Name()
	read := p.pass.ReadFile
	if read == nil { // some drivers do not offer it
		read = os.ReadFile
	}
	text, err := read(name)
	f := &fileFix{runtime: p.runtime, jobs: jobs}
	if err == nil {
		f.src, err = newSource(name, text, p.pass.Fset.File(file.FileStart), file, p.module)
	}
	if err == nil {
		err = p.edits(f)
	}
	if err != nil {
		p.drop(f, err)
		return nil
	}
	return f
}

func (p *planner) drop(f *fileFix, err error) {
	for _, j := range f.jobs {
		j.refuse(j.Want, err.Error())
	}
}

// edits computes the edits of each job from the untouched file, so that each is valid alone; jobs that depend on each other get the same
// union of edits, which every driver applies once. Jobs that cannot be done drop out.
func (p *planner) edits(f *fileFix) error {
	var all []edit
	f.jobs = slices.DeleteFunc(f.jobs, func(j *job) bool {
		var err error
		if j.edits, err = lifted(f.src, j.changes, importEdit{}); err != nil {
			j.refuse(j.Want, err.Error())
			return true
		}
		all = union(all, j.edits)
		return false
	})
	var imports importEdit
	for _, j := range f.jobs {
		imports.add = append(imports.add, slices.DeleteFunc(slices.Clone(j.imports), func(imp newImport) bool { return slices.Contains(imports.add, imp) })...)
	}
	if imports.remove = p.lastUses(f); len(imports.remove) == 0 {
		var err error
		if f.imports, err = lifted(f.src, nil, imports); errors.Is(err, errLift) {
			f.imports = f.src.importLines(imports.add)
		} else if err != nil {
			return err
		}
		if _, err := udiff.ApplyBytes(f.src.text, union(all, f.imports)); err == nil && !shared(f.jobs) && alike(f.jobs) {
			return nil
		}
	}
	var changes []change
	for _, j := range f.jobs {
		for _, c := range j.changes {
			// Two servers may want the same change around them, such as a caller that expects nil.
			if !slices.Contains(changes, c) {
				changes = append(changes, c)
			}
		}
	}
	all, err := lifted(f.src, changes, imports)
	if err != nil {
		return err
	}
	f.imports = nil
	for _, j := range f.jobs {
		j.edits = all
		for _, other := range f.jobs {
			if other.safety == Unsafe {
				j.risk(other.reason)
			}
		}
	}
	return nil
}

// lastUses returns the imports of a file that its jobs leave without a use: of net/http, and of crypto/tls.
func (p *planner) lastUses(f *fileFix) (out []*ast.ImportSpec) {
	gone := map[ast.Node]bool{}
	for _, j := range f.jobs {
		for _, n := range j.frees {
			gone[n] = true
		}
	}
	for _, path := range []string{"net/http", "crypto/tls"} {
		spec, uses := importOf(p.pass, f.src.ast, path)
		if spec == nil || len(gone) == 0 || slices.ContainsFunc(f.jobs, func(j *job) bool { return slices.Contains(j.names, path) }) {
			continue
		}
		for n := range gone {
			uses -= usesOf(p.pass, n, spec)
		}
		if uses <= 0 {
			out = append(out, spec)
		}
	}
	return out
}

// shared reports whether two jobs change one node: their edits might differ in the white space around it.
func shared(jobs []*job) bool {
	seen := map[ast.Node]*job{}
	for _, j := range jobs {
		for _, c := range j.changes {
			if by := seen[c.at()]; by != nil && by != j {
				return true
			}
			seen[c.at()] = j
		}
	}
	return false
}

// alike reports whether all jobs need the same imports, so that the import edits suit each of them alone.
func alike(jobs []*job) bool {
	needs := func(a, b *job) bool {
		return !slices.ContainsFunc(a.imports, func(imp newImport) bool { return !slices.Contains(b.imports, imp) })
	}
	return !slices.ContainsFunc(jobs, func(j *job) bool { return !needs(j, jobs[0]) || !needs(jobs[0], j) })
}

// union adds the edits of b that a does not have.
func union(a, b []edit) []edit {
	for _, e := range b {
		if !slices.Contains(a, e) {
			a = append(a, e)
		}
	}
	udiff.SortEdits(a)
	return a
}

// lifted computes the edits of the original bytes that make the changes. It works on the declarations around the changes, and on the whole file
// only when a change turns out to need others.
func lifted(src *source, changes []change, imports importEdit) ([]edit, error) {
	edits, err := liftedIn(src, src.excerpt(changes, imports), changes, imports)
	if errors.Is(err, errOutside) {
		edits, err = liftedIn(src, src.whole(), changes, imports)
	}
	return edits, err
}

// liftedIn is lifted for a part of the file.
func liftedIn(src *source, part *excerpt, changes []change, imports importEdit) (edits []edit, err error) {
	var b *bench
	// dst panics when a node ends up in two places. That is a mistake of ours, not a reason to take the driver down.
	defer func() {
		if r := recover(); r != nil {
			edits, err = nil, fmt.Errorf("rewrite %s: %v", src.name, r)
			if b != nil && b.err != nil {
				err = b.err // the panic may come from it
			}
		}
	}()
	if b, err = newBench(src, part); err != nil {
		return nil, err
	}
	comments := countComments(b.before)
	for _, c := range changes {
		if err := c.do(b); err != nil {
			return nil, err
		}
	}
	if err := b.editImports(imports); err != nil {
		return nil, err
	}
	if b.err != nil {
		return nil, b.err
	}
	after, err := b.print()
	if err != nil {
		return nil, err
	}
	if n := countComments(after); n < comments {
		return nil, errors.New("the rewrite would lose a comment")
	}
	if edits, err = lift(part.text, b.before, after); err != nil {
		return nil, err
	}
	return src.back(part, edits)
}

// countComments counts the comments of a file that parses.
func countComments(src string) int {
	ts, err := tokens(src)
	if err != nil {
		return 0
	}
	n := 0
	for _, t := range ts {
		if strings.HasPrefix(t.text, "//") || strings.HasPrefix(t.text, "/*") {
			n++
		}
	}
	return n
}
