package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

var errNotRestored = errors.New("what was written could not be put back")

// commit writes all changes or none. Every new content is first written and synced beside its file, so that what can fail does so before anything has
// changed; then the files are renamed into place, one after the other. If that fails, or a signal comes, everything is put back.
func (s *session) commit(changes []*change) (err error) {
	t := new(transaction)
	defer func() {
		t.cleanUp()
		if err == nil {
			return
		}
		if rerr := t.restore(); rerr != nil {
			err = fmt.Errorf("%w\n%w: %w", err, errNotRestored, rerr)
		} else {
			err = fmt.Errorf("%w\nnothing was changed", err)
		}
	}()
	for _, c := range changes {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := t.stage(c); err != nil {
			return err
		}
	}
	for _, c := range changes {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		if err := t.put(c); err != nil {
			return err
		}
	}
	return s.ctx.Err()
}

// transaction remembers what to undo.
type transaction struct {
	staged map[*change]string // temporary files
	dirs   []string           // created, parents first
	done   []*change
}

// stage writes the new content of a file beside it.
func (t *transaction) stage(c *change) error {
	dir := filepath.Dir(c.path)
	if err := t.mkdir(dir); err != nil {
		return err
	}
	name, err := writeBeside(c.path, c.new, c.mode)
	if err != nil {
		return err
	}
	if t.staged == nil {
		t.staged = make(map[*change]string)
	}
	t.staged[c] = name
	return nil
}

// mkdir creates a folder and those above it that are missing.
func (t *transaction) mkdir(dir string) error {
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := t.mkdir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return fmt.Errorf("make folder for the runtime: %w", err)
	}
	t.dirs = append(t.dirs, dir)
	return nil
}

// writeBeside writes a temporary file in the folder of path and returns its name. The name hides it from the go command.
func writeBeside(path string, data []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".srvfix-*.tmp")
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = keepOwner(path, f.Name())
	}
	if err != nil {
		os.Remove(f.Name())
		return "", fmt.Errorf("write %s: %w", path, err)
	}
	return f.Name(), nil
}

// put moves the new content of a file into place, if the file is still the one that the fix was made for.
func (t *transaction) put(c *change) error {
	now, err := os.ReadFile(c.path)
	switch {
	case c.existed && err != nil:
		return fmt.Errorf("write %s: %w", c.path, err)
	case c.existed && !bytes.Equal(now, c.old):
		return fmt.Errorf("write %s: it was changed while srvfix ran: run srvfix again", c.path)
	case !c.existed && err == nil:
		return fmt.Errorf("write %s: it was created while srvfix ran: run srvfix again", c.path)
	}
	if err := os.Rename(t.staged[c], c.path); err != nil {
		return fmt.Errorf("write %s: %w", c.path, err)
	}
	delete(t.staged, c)
	t.done = append(t.done, c)
	return nil
}

// cleanUp removes temporary files.
func (t *transaction) cleanUp() {
	for _, name := range t.staged {
		os.Remove(name)
	}
}

// restore puts everything back, as far as it can.
func (t *transaction) restore() error {
	var errs []error
	for _, c := range slices.Backward(t.done) {
		if !c.existed {
			errs = append(errs, os.Remove(c.path))
			continue
		}
		name, err := writeBeside(c.path, c.old, c.mode)
		if err == nil {
			err = os.Rename(name, c.path)
		}
		errs = append(errs, err)
	}
	for _, dir := range slices.Backward(t.dirs) {
		errs = append(errs, os.Remove(dir))
	}
	return errors.Join(errs...)
}
