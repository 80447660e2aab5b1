//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package cli

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// lockDir locks a folder until unlock is called or the process ends, however it ends. It returns errLocked when another process has it.
// The lock is on the folder itself, so that it leaves no file behind.
func lockDir(dir string) (unlock func(), err error) {
	unlock, err = flock(dir, os.O_RDONLY)
	if err == nil || errors.Is(err, errLocked) {
		return unlock, err
	}
	// Some network file systems lock only what is open for writing.
	cache, cerr := os.UserCacheDir()
	if cerr != nil {
		return nil, err
	}
	cache = filepath.Join(cache, "srvfix")
	if err := os.MkdirAll(cache, 0o777); err != nil {
		return nil, err
	}
	return flock(filepath.Join(cache, "lock-"+sum([]byte(dir))[:16]), os.O_RDWR|os.O_CREATE)
}

func flock(name string, flag int) (unlock func(), err error) {
	f, err := os.OpenFile(name, flag, 0o666)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			break
		}
	}
	if err == nil {
		return func() { f.Close() }, nil
	}
	f.Close()
	if err == syscall.EWOULDBLOCK {
		return nil, errLocked
	}
	return nil, &os.PathError{Op: "lock", Path: name, Err: err}
}
