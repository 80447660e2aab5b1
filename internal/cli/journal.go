package cli

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/fixes"
)

// The files of a transaction begin with a dot, which hides them from the go command. None is left when the transaction ends.
const (
	tempPrefix = ".srvfix-"
	// undoName is the journal while its transaction is to be rolled back if found: nothing has been moved yet, or something went wrong.
	undoName = tempPrefix + "journal.undo"
	// redoName is the journal while its transaction is to be completed if found: everything is on the disk and only has to be moved.
	redoName = tempPrefix + "journal.redo"
	// seeName is in the folders of the other modules of the transaction and names the folder of the journal.
	seeName = tempPrefix + "journal.see"
)

var errLocked = errors.New("another srvfix is writing there")

// A journal describes a transaction so that whoever finds it can finish it. It never changes; what to do with it is said by its name, since
// renaming is atomic and needs no space. It is in the folder of a module that the transaction changes.
type journal struct {
	Note    string         `json:"note"`
	ID      string         `json:"id"`
	Modules []string       `json:"modules"`        // folders of all modules of the transaction; as all paths, relative to the journal's folder
	Dirs    []string       `json:"dirs,omitempty"` // that the transaction creates, parents first
	Files   []*journalFile `json:"files"`
}

// journalFile is one file of a transaction.
type journalFile struct {
	Path string `json:"path"`
	Old  string `json:"old,omitempty"` // hex SHA-256 of the content; empty: there is no file
	New  string `json:"new,omitempty"`
	n    int    // its number in the journal, of which the names of its temporary files are made
}

// transaction is a journal at its place.
type transaction struct {
	journal
	dir  string          // of the journal
	name string          // undoName or redoName; empty: not yet written
	ctx  context.Context // ends it before anything is moved, or turns it around
	step func(op, path string) error
}

// anchor returns the folder in which srvfix looks for the journal of a transaction that changes path: that of its module, or its own.
func anchor(path string) string {
	dir := filepath.Dir(path)
	if module := fixes.ModuleDir(dir); module != "" {
		return module
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		dir = filepath.Dir(dir)
	}
	return dir
}

// newTransaction describes the changes.
func newTransaction(ctx context.Context, changes []*change, step func(op, path string) error) (*transaction, error) {
	t := &transaction{ctx: ctx, step: step}
	id := make([]byte, 4)
	rand.Read(id)
	t.ID = hex.EncodeToString(id)
	t.Note = "srvfix -w was interrupted here: run srvfix -w again, which finishes or undoes it"
	var anchors []string
	for _, c := range changes {
		if dir := anchor(c.path); !slices.Contains(anchors, dir) {
			anchors = append(anchors, dir)
		}
	}
	slices.Sort(anchors)
	t.dir = anchors[0]
	for _, dir := range anchors {
		t.Modules = append(t.Modules, t.short(dir))
	}
	seen := make(map[string]bool)
	for _, c := range changes {
		f := &journalFile{Path: t.short(c.path), n: len(t.Files)}
		if c.existed {
			f.Old = sum(c.old)
		}
		if !c.removed {
			f.New = sum(c.new)
		}
		t.Files = append(t.Files, f)
		var missing []string
		for dir := filepath.Dir(c.path); !seen[dir]; dir = filepath.Dir(dir) {
			seen[dir] = true
			if _, err := os.Stat(dir); err == nil {
				break
			} else if !errors.Is(err, fs.ErrNotExist) {
				return nil, fmt.Errorf("find folder: %w", err)
			}
			missing = append(missing, t.short(dir))
		}
		slices.Reverse(missing)
		t.Dirs = append(t.Dirs, missing...)
	}
	return t, nil
}

// short and long translate between paths on this computer and paths in the journal, which stay right when the tree is mounted elsewhere.
func (t *transaction) short(path string) string {
	if rel, err := filepath.Rel(t.dir, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

func (t *transaction) long(path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(t.dir, path)
}

// beside returns the name of a temporary file beside the file: "new" for its new content, "old" for its old one.
func (t *transaction) beside(f *journalFile, what string) string {
	return filepath.Join(filepath.Dir(t.long(f.Path)), fmt.Sprintf("%s%s-%d.%s", tempPrefix, t.ID, f.n, what))
}

// write puts the journal on the disk, before anything else: from now on a run that finds it undoes what has been done.
func (t *transaction) write() error {
	data, err := json.MarshalIndent(t.journal, "", "\t")
	if err != nil {
		return fmt.Errorf("encode journal: %w", err)
	}
	if err := t.writeFile(filepath.Join(t.dir, undoName), append(data, '\n'), 0o666, ""); err != nil {
		return err
	}
	t.name = undoName
	for _, m := range t.Modules {
		if dir := t.long(m); dir != t.dir {
			rel, err := filepath.Rel(dir, t.dir)
			if err != nil {
				rel = t.dir
			}
			if err := t.writeFile(filepath.Join(dir, seeName), []byte(filepath.ToSlash(rel)+"\n"), 0o666, ""); err != nil {
				return err
			}
		}
	}
	return t.syncDirs()
}

// rename gives the journal the other name: the moment in which the transaction turns around.
func (t *transaction) rename(name string) error {
	to := filepath.Join(t.dir, name)
	if err := t.do("rename", to, func() error { return os.Rename(filepath.Join(t.dir, t.name), to) }); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	t.name = name
	return t.do("sync", t.dir, func() error { return syncDir(t.dir) })
}

// do does one thing to the disk. Tests make it fail, or end the process.
func (t *transaction) do(op, path string, do func() error) error {
	if t.step != nil {
		if err := t.step(op, path); err != nil {
			return err
		}
	}
	return do()
}

// writeFile writes a file that does not exist yet, as a whole or not at all, with the owner of the file like.
func (t *transaction) writeFile(name string, data []byte, mode fs.FileMode, like string) error {
	tmp := name + ".tmp"
	err := t.do("write", tmp, func() error {
		f, err := os.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = f.Write(data)
		return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	})
	if err == nil && like != "" {
		err = keepOwner(like, tmp)
	}
	if err == nil {
		err = t.do("rename", name, func() error { return os.Rename(tmp, name) })
	}
	if err != nil {
		os.Remove(tmp)
	}
	return err
}

// stage creates everything that can fail to be created: folders, the new content of each file beside it, and a second name for the old.
func (t *transaction) stage(changes []*change) error {
	for _, dir := range t.Dirs {
		if err := t.do("mkdir", t.long(dir), func() error { return os.Mkdir(t.long(dir), 0o777) }); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
	}
	for i, c := range changes {
		if err := t.ctx.Err(); err != nil {
			return err
		}
		if !c.removed {
			if err := t.writeFile(t.beside(t.Files[i], "new"), c.new, c.mode, c.path); err != nil {
				return fmt.Errorf("write %s: %w", c.path, err)
			}
		}
		if !c.existed {
			continue
		}
		old := t.beside(t.Files[i], "old")
		if err := t.do("link", old, func() error { return os.Link(c.path, old) }); err != nil {
			// Not every file system knows links.
			if err := t.writeFile(old, c.old, c.mode, c.path); err != nil {
				return fmt.Errorf("save %s: %w", c.path, err)
			}
		}
	}
	return t.syncDirs()
}

// state is how a file of the transaction is found.
type state int

const (
	asBefore state = iota
	asAfter
	edited // by somebody else
)

func (t *transaction) look(f *journalFile) (state, error) {
	now := ""
	data, err := os.ReadFile(t.long(f.Path))
	switch {
	case err == nil:
		now = sum(data)
	case !errors.Is(err, fs.ErrNotExist):
		return 0, fmt.Errorf("read %s: %w", t.long(f.Path), err)
	}
	switch now {
	case f.New:
		return asAfter, nil
	case f.Old:
		return asBefore, nil
	}
	return edited, nil
}

// move moves the new content of the files into place. Files that somebody has changed meanwhile are handed to foreign.
func (t *transaction) move(foreign func(path string) error) error {
	for _, f := range t.Files {
		if err := t.ctx.Err(); err != nil {
			return err
		}
		path := t.long(f.Path)
		st, err := t.look(f)
		if err != nil {
			return err
		}
		switch {
		case st == edited:
			err = foreign(path)
		case st == asAfter:
		case f.New == "":
			err = t.do("remove", path, func() error { return os.Remove(path) })
		default:
			err = t.do("rename", path, func() error { return os.Rename(t.beside(f, "new"), path) })
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return t.syncDirs()
}

// undo puts everything back as it was, and removes the journal. What somebody has changed meanwhile stays.
func (t *transaction) undo() error {
	if t.name == redoName {
		if err := t.rename(undoName); err != nil {
			return err
		}
	}
	var errs []error
	for _, f := range slices.Backward(t.Files) {
		st, err := t.look(f)
		path, old := t.long(f.Path), t.beside(f, "old")
		switch {
		case err != nil || st != asAfter || t.name == "":
		case f.Old == "":
			err = t.do("remove", path, func() error { return os.Remove(path) })
		default:
			err = t.do("rename", path, func() error { return os.Rename(old, path) })
		}
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return t.end()
}

// end removes all traces, the journal last.
func (t *transaction) end() error {
	var errs []error
	remove := func(name string) {
		if err := t.do("remove", name, func() error { return os.Remove(name) }); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	for _, f := range t.Files {
		for _, what := range []string{"new", "new.tmp", "old", "old.tmp"} {
			if _, err := os.Lstat(t.beside(f, what)); err == nil {
				remove(t.beside(f, what))
			}
		}
	}
	if t.name != redoName {
		for _, dir := range slices.Backward(t.Dirs) {
			if entries, err := os.ReadDir(t.long(dir)); err == nil && len(entries) == 0 { // else somebody uses it
				remove(t.long(dir))
			}
		}
	}
	for _, m := range t.Modules {
		if dir := t.long(m); errors.Join(errs...) == nil && dir != t.dir && findJournal(dir) == t.dir {
			remove(filepath.Join(dir, seeName))
			remove(filepath.Join(dir, seeName+".tmp"))
		}
	}
	if errs = append(errs, t.syncDirs()); errors.Join(errs...) == nil && t.name != "" {
		remove(filepath.Join(t.dir, t.name)) // if it comes back after a power failure, it does no harm
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("remove temporary files: %w", err)
	}
	return nil
}

// syncDirs syncs the folders in which something happens, if they are there.
func (t *transaction) syncDirs() error {
	dirs := []string{t.dir}
	for _, f := range t.Files {
		dirs = append(dirs, filepath.Dir(t.long(f.Path)))
	}
	for _, m := range slices.Concat(t.Modules, t.Dirs) {
		dirs = append(dirs, t.long(m), filepath.Dir(t.long(m)))
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if err := t.do("sync", dir, func() error { return syncDir(dir) }); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("sync folder: %w", err)
		}
	}
	return nil
}

// findJournal returns the folder of the journal that concerns the module in dir, or "".
func findJournal(dir string) string {
	has := func(dir string) bool {
		return slices.ContainsFunc([]string{undoName, redoName}, func(name string) bool {
			_, err := os.Lstat(filepath.Join(dir, name))
			return err == nil
		})
	}
	if has(dir) {
		return dir
	}
	if data, err := os.ReadFile(filepath.Join(dir, seeName)); err == nil {
		other := filepath.FromSlash(string(bytes.TrimSpace(data)))
		if !filepath.IsAbs(other) {
			other = filepath.Join(dir, other)
		}
		if has(other) {
			return other
		}
	}
	return ""
}

// readJournal reads the journal in dir. It comes with the tree and may be anybody's, so what it says about folders outside of the modules that name this
// journal in turn is not heard. Nothing is lost: before these names are written, and after they are removed, there is nothing to do in those modules.
func readJournal(ctx context.Context, dir string, step func(op, path string) error) (*transaction, error) {
	t := &transaction{dir: dir, ctx: ctx, step: step, name: redoName}
	data, err := os.ReadFile(filepath.Join(dir, t.name))
	if errors.Is(err, fs.ErrNotExist) {
		t.name = undoName
		data, err = os.ReadFile(filepath.Join(dir, t.name))
	}
	if err == nil {
		err = json.Unmarshal(data, &t.journal)
	}
	if err != nil {
		return nil, err
	}
	if _, err := hex.DecodeString(t.ID); err != nil {
		return nil, errors.New("it has no valid id")
	}
	var roots []string
	for _, m := range t.Modules {
		if root := t.long(m); findJournal(root) == t.dir {
			if root, err = filepath.EvalSymlinks(root); err != nil {
				return nil, err
			}
			roots = append(roots, root)
		}
	}
	foreign := func(path string) bool {
		real, err := existing(filepath.Dir(t.long(path)))
		return err != nil || !slices.ContainsFunc(roots, func(root string) bool { return within(root, real) })
	}
	for i, f := range t.Files {
		f.n = i
	}
	t.Files = slices.DeleteFunc(t.Files, func(f *journalFile) bool { return foreign(f.Path) })
	t.Dirs = slices.DeleteFunc(t.Dirs, foreign)
	t.Modules = slices.DeleteFunc(t.Modules, func(m string) bool { return findJournal(t.long(m)) != t.dir })
	return t, nil
}

// existing returns a folder, or the nearest one above it that exists, with links resolved.
func existing(dir string) (string, error) {
	for {
		real, err := filepath.EvalSymlinks(dir)
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return real, err
		}
		dir = filepath.Dir(dir)
	}
}

// within reports whether path is root or below it.
func within(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// sum is the hash by which contents are compared.
func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
