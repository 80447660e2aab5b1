package cli

import (
	"os"
	"path/filepath"
	"syscall"
)

// lockDir locks a folder until unlock is called or the process ends, however it ends. It returns errLocked when another process has it.
// The lock is a file that nobody else can open and that Windows deletes with its last handle.
func lockDir(dir string) (unlock func(), err error) {
	const (
		deleteAccess     = 0x00010000
		deleteOnClose    = 0x04000000
		sharingViolation = syscall.Errno(32)
	)
	name := filepath.Join(dir, tempPrefix+"lock")
	ptr, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(ptr, syscall.GENERIC_WRITE|deleteAccess, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	switch err {
	case nil:
		return func() { syscall.CloseHandle(h) }, nil
	case sharingViolation:
		return nil, errLocked
	}
	return nil, &os.PathError{Op: "lock", Path: name, Err: err}
}
