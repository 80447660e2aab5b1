package store

import (
	"os"
	"path/filepath"
)

// Store is a folder of objects.
type Store struct{ root *os.Root }

// Open opens a Store.
func Open(dir string) (*Store, error) {
	root, err := os.OpenRoot(filepath.Clean(dir))
	if err != nil {
		return nil, err
	}
	return &Store{root}, nil
}

// Get reads an object.
func (s *Store) Get(id string) ([]byte, error) { return s.root.ReadFile(id) }
