package fixes

import (
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// Request asks for changes of one server.
type Request struct {
	Site *serversite.Site
	Want Change // the changes that rules want, added up; none: the server is only there for what it keeps
	Keep Change // the changes that a comment in the source forbids
	// Place is the code that the changes concern, when that is not the call with which the server goes live.
	Place ast.Node
}

// Answer says what became of a request.
type Answer struct {
	Fix  *Fix              // nil: none
	Does Change            // the changes that Fix makes
	Why  map[Change]string // why a change is not made
}

// Options say what fixes may do.
type Options struct {
	Unsafe  bool
	Runtime RuntimeMode
	OneFile bool // a fix edits the file of its findings only
}

// The values of the standard library's settings, the ones the runtime fills in too.
const (
	headerSeconds = 10  // the value most programs settle on; slow links need well under a second
	idleSeconds   = 120 // longer than the idle time of the usual load balancers (60 s), so that they close first
)

// Plan answers all requests of a package together: fixes of one file may depend on each other, and the whole is
// type-checked. The answers stand in the order of the requests.
func Plan(pass *analysis.Pass, reqs []Request, opts Options) []*Answer {
	p := &planner{pass: pass, opts: opts, index: newIndex(pass)}
	p.module = modulePath(pass)
	answers := make([]*Answer, len(reqs))
	var jobs []*job
	for _, req := range reqs {
		if req.Keep != 0 {
			p.kept = append(p.kept, req)
		}
	}
	for i, req := range reqs {
		answers[i] = &Answer{Why: map[Change]string{}}
		if req.Want == 0 {
			continue
		}
		j := &job{Request: req, answer: answers[i], file: req.Site.File}
		if req.Place != nil {
			j.file = fileOf(p.pass, req.Place)
		}
		if p.plan(j); len(j.changes) > 0 {
			jobs = append(jobs, j)
		}
	}
	for _, b := range p.verify(p.bundles(jobs)) {
		for _, j := range b.jobs {
			p.attach(j, b)
		}
	}
	return answers
}

// plan decides what happens to one server, or to the place of the request.
func (p *planner) plan(j *job) {
	if reason := p.editable(j.file); reason != "" {
		j.refuse(j.Want, reason)
		return
	}
	p.locate(j.file)
	if j.Place != nil {
		if err := p.catchTerm(j); err != nil {
			j.refuse(j.Want, err.Error())
		}
		return
	}
	if j.Want&^(AwaitDrain|tlsChanges) != 0 {
		if err := p.design(j); err != nil {
			j.refuse(j.Want&^(AwaitDrain|tlsChanges), err.Error())
			j.restart()
		}
	}
	if j.Want&AwaitDrain != 0 {
		p.await(j)
	}
	p.protocol(j)
}

// planner plans the fixes of one package.
type planner struct {
	pass    *analysis.Pass
	opts    Options
	index   *index
	module  string
	located bool
	runtime string    // import path of the runtime; empty: standard library only
	hint    string    // why there is no runtime
	given   []given   // names of variables that fixes add
	kept    []Request // those of servers with comments that forbid changes
}

// job is the work on one server.
type job struct {
	Request
	answer  *Answer
	file    *ast.File // of the call, or of the place of the request
	does    Change
	safety  Safety
	reason  string
	title   string
	value   *funcValue // how the call is spelled when it goes through a variable
	entry   *entry     // how net/http does what a framework's entry point does
	runtime bool       // the changes call the runtime
	imports []imported // what the changes need
	frees   []ast.Node // code that goes away, and may be the last to name a package
	names   []string   // import paths of packages that the changes name where nothing did
	changes []change
}

// imported is an import that a file gets.
type imported struct {
	file *ast.File
	newImport
}

// restart forgets what was planned for a job, but not why some of it cannot be.
func (j *job) restart() { *j = job{Request: j.Request, answer: j.answer, file: j.Site.File} }

func (j *job) refuse(want Change, why string) {
	for c := Change(1); c <= want; c <<= 1 {
		if want&c != 0 && j.answer.Why[c] == "" {
			j.answer.Why[c] = why
		}
	}
}

// risk makes the fix of a job unsafe.
func (j *job) risk(reason string) {
	if j.safety = Unsafe; j.reason == "" {
		j.reason = reason
	} else if !strings.Contains(j.reason, reason) {
		j.reason += "; " + reason
	}
}

// editable returns why a file must not be edited, or "".
func (p *planner) editable(file *ast.File) string {
	tf := p.pass.Fset.File(file.FileStart)
	switch {
	case ast.IsGenerated(file):
		return "the file is generated"
	case p.pass.Fset.PositionFor(file.Package, false) != p.pass.Fset.Position(file.Package),
		p.pass.Fset.PositionFor(file.FileEnd-1, false).Filename != p.pass.Fset.Position(file.FileEnd-1).Filename,
		strings.HasSuffix(tf.Name(), ".cgo1.go"):
		return "the compiler sees another text than the file (cgo or //line)"
	}
	for _, imp := range file.Imports {
		if imp.Path.Value == `"C"` {
			return "the file uses cgo"
		}
	}
	return ""
}

// otherEditable is editable for a file that is not that of the finding.
func (p *planner) otherEditable(file *ast.File) string {
	if p.opts.OneFile {
		return "it stands in another file"
	}
	return p.editable(file)
}

// locate decides, once a package, which runtime the fixes call.
func (p *planner) locate(file *ast.File) {
	if p.located {
		return
	}
	p.located = true
	if p.opts.Runtime == Off {
		p.hint = "it takes the runtime: run srvfix -w without -runtime=off"
		return
	}
	dir := ModuleDir(filepath.Dir(p.pass.Fset.File(file.FileStart).Name()))
	if dir != "" {
		p.runtime = Locate(dir)
	}
	if p.runtime != "" {
		return
	}
	switch p.opts.Runtime {
	case Module:
		p.runtime = RuntimePackage
	case Embed:
		if dir == "" || p.module == "" {
			p.hint = "it takes the runtime, and there is no module to put it into: run go mod init first"
			return
		}
		p.runtime = EmbedPath(p.module)
	default:
		p.hint = "it takes the runtime, which this module does not have: run srvfix -w, which adds it"
	}
}

// modulePath returns the path of the module of the package, as far as the driver tells or go.mod does.
func modulePath(pass *analysis.Pass) string {
	if pass.Module != nil && pass.Module.Path != "" {
		return pass.Module.Path
	}
	for _, f := range pass.Files {
		if dir := ModuleDir(filepath.Dir(pass.Fset.File(f.FileStart).Name())); dir != "" {
			return moduleOf(dir)
		}
	}
	return ""
}

// design decides what happens to one server. The runtime comes in where it brings what the standard library cannot: it
// drains the server, or lets others listen beside it. Timeouts are fields of the server.
func (p *planner) design(j *job) error {
	settings := j.Want & (HeaderTimeout | IdleTimeout)
	var entry *entry
	var err error
	if !j.Site.Direct() {
		if entry, err = p.entryOf(j.Site); err != nil && j.Site.OfPackage() {
			return err
		}
		if name := j.Site.Func.Name(); entry == nil && err == nil && j.Site.OfPackage() {
			return fmt.Errorf("%s builds the server itself: build an http.Server around the handler and serve that", name)
		}
	}
	if j.entry = entry; err == nil {
		err = p.drain(j)
	}
	if err == nil {
		return nil
	}
	j.restart()
	j.entry = entry
	j.refuse(j.Want&Drain, err.Error())
	j.refuse(j.Want&ReusePort, "the server does not run on the runtime")
	if settings == 0 {
		return nil
	}
	return p.fields(j, settings)
}

// name returns the name of a package in the code that a change of the job puts at pos, and notes the import if the file
// there lacks it.
func (p *planner) name(j *job, importPath, want string, at token.Pos) string {
	file := fileAt(p.pass, at)
	local, present := p.index.localName(file, importPath, want, at)
	if imp := (imported{file, newImport{local, importPath}}); !present && !slices.Contains(j.imports, imp) {
		j.imports = append(j.imports, imp)
	}
	return local
}
