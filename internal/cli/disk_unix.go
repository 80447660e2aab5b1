//go:build unix

package cli

import (
	"errors"
	"os"
	"syscall"
)

// keepOwner gives a file that will replace path the owner of path, which matters when the superuser runs srvfix on somebody's files.
func keepOwner(path, replacement string) error {
	old, err := os.Stat(path)
	if err != nil {
		return nil // a new file
	}
	new, err := os.Stat(replacement)
	if err != nil {
		return err
	}
	was, ok1 := old.Sys().(*syscall.Stat_t)
	is, ok2 := new.Sys().(*syscall.Stat_t)
	if !ok1 || !ok2 || was.Uid == is.Uid && was.Gid == is.Gid {
		return nil
	}
	if err := os.Chown(replacement, int(was.Uid), int(was.Gid)); err != nil && was.Uid != is.Uid {
		return err
	}
	return nil // a group that one is not a member of cannot be kept, and is no reason to refuse
}

// syncDir makes sure that what was renamed, created or removed in a folder survives a power failure.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err // the others say that this file system does not sync folders
	}
	return nil
}
