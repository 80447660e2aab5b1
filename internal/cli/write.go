package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

var errNotRestored = errors.New("what was written could not be put back")

// commit writes all changes or none, however the process ends. Every new content is first written and synced beside its file, so that what can fail does
// so before anything has changed; then the files are renamed into place, one after the other. If that fails, or a signal comes, everything is put
// back. If the process is killed, the next run finds the journal and does so, see enter.
func (s *session) commit(changes []*change) error {
	if len(changes) == 0 {
		return nil
	}
	t, err := newTransaction(s.ctx, changes, s.Step)
	if err != nil {
		return err
	}
	for _, m := range t.Modules {
		// A file behind a symbolic link may belong to a module that nobody has thought of yet.
		if _, err := s.enter(t.long(m)); err != nil {
			return err
		}
	}
	if err = t.write(); err == nil {
		err = t.stage(changes)
	}
	if err == nil {
		err = t.rename(redoName)
	}
	if err == nil {
		err = t.move(func(string) error { return errors.New("it was changed while srvfix ran: run srvfix again") })
	}
	if err == nil {
		err = s.ctx.Err()
	}
	if err == nil {
		if err := t.end(); err != nil {
			return fmt.Errorf("the fixes are written, but not everything could be cleared away: %w\nrun srvfix -w again to do so", err)
		}
		return nil
	}
	if uerr := t.undo(); uerr != nil {
		return fmt.Errorf("%w\n%w: %w\nrun srvfix -w again when this is mended: it finishes or undoes what was begun", err, errNotRestored, uerr)
	}
	return fmt.Errorf("%w\nnothing was changed", err)
}

// enter locks the module in dir for writing, until the session ends. If an earlier run was killed there, enter finishes what it had begun, or undoes
// it, and reports that it did.
func (s *session) enter(dir string) (recovered bool, err error) {
	if err := s.lock(dir); err != nil {
		return false, err
	}
	at := findJournal(dir)
	if at == "" {
		// Of a run that was killed before it had a journal, or when it had none any more.
		for _, name := range []string{undoName + ".tmp", seeName, seeName + ".tmp"} {
			os.Remove(filepath.Join(dir, name))
		}
		return false, nil
	}
	t, err := readJournal(context.WithoutCancel(s.ctx), at, s.Step)
	if err != nil {
		return false, fmt.Errorf("cannot finish what an interrupted srvfix -w began: read journal in %s: %w: restore the files from version control, then remove the files %s* there", s.rel(at), err, tempPrefix)
	}
	for _, m := range t.Modules {
		if err := s.lock(t.long(m)); err != nil {
			return false, err
		}
	}
	return true, s.recover(t)
}

// lock locks a folder until the session ends.
func (s *session) lock(dir string) error {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if s.locked[dir] != nil {
		return nil
	}
	unlock, err := lockDir(dir)
	if err != nil {
		return fmt.Errorf("cannot write in %s: %w: run srvfix again when it is done", s.rel(dir), err)
	}
	if s.locked == nil {
		s.locked = make(map[string]func())
	}
	s.locked[dir] = unlock
	return nil
}

// recover finishes or undoes the transaction of a run that was killed.
func (s *session) recover(t *transaction) error {
	var kept []string
	var err error
	done := "undid it"
	if t.name == redoName {
		done = fmt.Sprintf("finished it: %s", plural(len(t.Files), "file", "files"))
		err = t.move(func(path string) error {
			kept = append(kept, path)
			return nil
		})
		if err == nil {
			err = t.end()
		} else if uerr := t.undo(); uerr == nil {
			done, err = fmt.Sprintf("undid it, since it could not be finished (%v)", err), nil
		}
	} else {
		err = t.undo()
	}
	if err != nil {
		return fmt.Errorf("cannot finish what an interrupted srvfix -w began in %s: %w: mend this and run srvfix -w again", s.rel(t.dir), err)
	}
	s.say("an earlier srvfix -w was interrupted in %s; %s", s.rel(t.dir), done)
	for _, path := range kept {
		s.say("%s was changed since then and stays as it is", s.rel(path))
	}
	return nil
}

// enterAll locks the modules of all packages for a run that writes, and finishes what earlier runs have begun there.
func (s *session) enterAll() (recovered bool, err error) {
	for _, dir := range s.anchors {
		again, err := s.enter(dir)
		if err != nil {
			return false, err
		}
		recovered = recovered || again
	}
	return recovered, nil
}

// enterAbove finishes what an earlier run has begun in the current folder or above, before anything is read there.
func (s *session) enterAbove() error {
	for dir := s.cwd; ; dir = filepath.Dir(dir) {
		if findJournal(dir) != "" {
			if _, err := s.enter(dir); err != nil {
				return err
			}
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// interrupted returns an error if files are half-written because a run was killed, for runs that do not write themselves.
func (s *session) interrupted() error {
	dirs := slices.Clone(s.anchors)
	for dir := s.cwd; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
	}
	for _, dir := range dirs {
		if at := findJournal(dir); at != "" {
			return fmt.Errorf("cannot tell what is there: srvfix -w is writing in %s, or was interrupted: run srvfix -w, which finishes or undoes what was begun", s.rel(at))
		}
	}
	return nil
}

// leave releases all locks.
func (s *session) leave() {
	for _, unlock := range s.locked {
		unlock()
	}
}
