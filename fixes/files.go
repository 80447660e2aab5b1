package fixes

import (
	"errors"
	"go/ast"
	"os"
	"slices"

	"github.com/aymanbagabas/go-udiff"
	"golang.org/x/tools/go/analysis"
)

// This file turns the changes of servers into edits of the files where they work.

// bundle is the work on files that can only be fixed together: mostly one, or those that the fix of a server spans.
type bundle struct {
	files []*fileFix
	jobs  []*job
}

// fileFix is the work on one file.
type fileFix struct {
	src     *source
	shares  []*share
	imports []edit // of all shares
	coupled bool   // the shares depend on each other: all of them, or none
}

// share is what the fix of a server does in one file.
type share struct {
	*job
	changes []change
	imports []newImport
	edits   []edit
}

// touches lists the files that a job changes.
func (p *planner) touches(j *job) (out []*ast.File) {
	for _, c := range j.changes {
		if file := fileOf(p.pass, c.at()); !slices.Contains(out, file) {
			out = append(out, file)
		}
	}
	return out
}

// bundles computes the edits of all jobs. Jobs that cannot be done drop out.
func (p *planner) bundles(jobs []*job) []*bundle {
	var groups [][]*job
	for _, j := range jobs {
		mine := []*job{j}
		groups = slices.DeleteFunc(groups, func(g []*job) bool {
			meets := slices.ContainsFunc(g, func(other *job) bool {
				return slices.ContainsFunc(p.touches(other), func(f *ast.File) bool { return slices.Contains(p.touches(j), f) })
			})
			if meets {
				mine = append(slices.Clone(g), mine...)
			}
			return meets
		})
		groups = append(groups, mine)
	}
	var out []*bundle
	for _, g := range groups {
		b, failed, err := p.bundle(g)
		switch {
		case err == nil:
			out = append(out, b)
		case failed != nil:
			failed.refuse(failed.Want, err.Error())
			out = append(out, p.bundles(slices.DeleteFunc(slices.Clone(g), func(j *job) bool { return j == failed }))...)
		default:
			for _, j := range g {
				j.refuse(j.Want, err.Error())
			}
		}
	}
	return out
}

// bundle computes the edits of jobs. It says which of them is to blame when that fails, if that is known.
func (p *planner) bundle(jobs []*job) (b *bundle, failed *job, err error) {
	b = &bundle{jobs: jobs}
	for _, j := range jobs {
		for _, file := range p.touches(j) {
			i := slices.IndexFunc(b.files, func(f *fileFix) bool { return f.src.ast == file })
			if i < 0 {
				f, err := p.open(file)
				if err != nil {
					return nil, nil, err
				}
				i, b.files = len(b.files), append(b.files, f)
			}
			mine := &share{job: j}
			for _, c := range j.changes {
				if fileOf(p.pass, c.at()) == file {
					mine.changes = append(mine.changes, c)
				}
			}
			for _, imp := range j.imports {
				if imp.file == file {
					mine.imports = append(mine.imports, imp.newImport)
				}
			}
			b.files[i].shares = append(b.files[i].shares, mine)
		}
	}
	for _, f := range b.files {
		if failed, err := p.edits(f); err != nil {
			return nil, failed, err
		}
	}
	if b.coupled() {
		for _, j := range jobs {
			for _, other := range jobs {
				if other.safety == Unsafe {
					j.risk(other.reason)
				}
			}
		}
	}
	return b, nil, nil
}

// coupled reports whether the jobs of a bundle depend on each other.
func (b *bundle) coupled() bool {
	return slices.ContainsFunc(b.files, func(f *fileFix) bool { return f.coupled })
}

// of returns the edits of a file that belong to a job.
func (b *bundle) of(j *job, f *fileFix) []edit {
	var out []edit
	for _, x := range f.shares {
		if x.job == j || b.coupled() {
			out = union(out, x.edits)
		}
	}
	if len(out) > 0 {
		out = union(out, f.imports)
	}
	return out
}

// attach makes the fix of a job that has survived all checks.
func (p *planner) attach(j *job, b *bundle) {
	fix := &Fix{Title: j.title, Safety: j.safety, Reason: j.reason}
	if j.runtime {
		fix.Runtime = p.runtime
	}
	for _, f := range b.files {
		for _, e := range b.of(j, f) {
			start, end := f.src.file.Pos(e.Start), f.src.file.Pos(e.End)
			fix.Edits = append(fix.Edits, analysis.TextEdit{Pos: start, End: end, NewText: []byte(e.New)})
		}
	}
	j.answer.Fix, j.answer.Does = fix, j.does
	j.refuse(j.Want&^j.does, "the fix does not cover it")
}

// open reads a file.
func (p *planner) open(file *ast.File) (*fileFix, error) {
	name := p.pass.Fset.File(file.FileStart).Name()
	read := p.pass.ReadFile
	if read == nil { // some drivers do not offer it
		read = os.ReadFile
	}
	text, err := read(name)
	if err != nil {
		return nil, err
	}
	src, err := newSource(name, text, p.pass.Fset.File(file.FileStart), file, p.module)
	return &fileFix{src: src}, err
}

// edits computes the edits of each share from the untouched file, so that each is valid alone; shares that depend on
// each other get the same union of edits, which every driver applies once.
func (p *planner) edits(f *fileFix) (failed *job, err error) {
	var all []edit
	var imports importEdit
	for _, x := range f.shares {
		if x.edits, err = lifted(f.src, x.changes, importEdit{}); err != nil {
			return x.job, err
		}
		all = union(all, x.edits)
		for _, imp := range x.imports {
			if !slices.Contains(imports.add, imp) {
				imports.add = append(imports.add, imp)
			}
		}
	}
	if imports.remove = p.lastUses(f); len(imports.remove) == 0 {
		if f.imports, err = lifted(f.src, nil, imports); errors.Is(err, errLift) {
			f.imports = f.src.importLines(imports.add)
		} else if err != nil {
			return nil, err
		}
		if _, err := udiff.ApplyBytes(f.src.text, union(all, f.imports)); err == nil && !shared(f.shares) && alike(f.shares) {
			return nil, nil
		}
	}
	var changes []change
	for _, x := range f.shares {
		for _, c := range x.changes {
			// Two servers may want the same change around them, such as a caller that expects nil.
			if !slices.Contains(changes, c) {
				changes = append(changes, c)
			}
		}
	}
	if all, err = lifted(f.src, changes, imports); err != nil {
		return nil, err
	}
	f.imports, f.coupled = nil, len(f.shares) > 1
	for _, x := range f.shares {
		x.edits = all
	}
	return nil, nil
}

// lastUses returns the imports of a file that its shares leave without a use: of net/http, and of crypto/tls.
func (p *planner) lastUses(f *fileFix) (out []*ast.ImportSpec) {
	gone := map[ast.Node]bool{}
	for _, x := range f.shares {
		for _, n := range x.frees {
			if fileOf(p.pass, n) == f.src.ast {
				gone[n] = true
			}
		}
	}
	for _, path := range []string{"net/http", "crypto/tls"} {
		spec, uses := importOf(p.pass, f.src.ast, path)
		names := func(x *share) bool { return slices.Contains(x.names, path) }
		if spec == nil || len(gone) == 0 || slices.ContainsFunc(f.shares, names) {
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

// shared reports whether two servers change one node: their edits might differ in the white space around it.
func shared(shares []*share) bool {
	seen := map[ast.Node]*share{}
	for _, x := range shares {
		for _, c := range x.changes {
			if by := seen[c.at()]; by != nil && by != x {
				return true
			}
			seen[c.at()] = x
		}
	}
	return false
}

// alike reports whether all servers need the same imports, so that the import edits suit each of them alone.
func alike(shares []*share) bool {
	needs := func(a, b *share) bool {
		return !slices.ContainsFunc(a.imports, func(imp newImport) bool { return !slices.Contains(b.imports, imp) })
	}
	return !slices.ContainsFunc(shares, func(x *share) bool { return !needs(x, shares[0]) || !needs(shares[0], x) })
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
