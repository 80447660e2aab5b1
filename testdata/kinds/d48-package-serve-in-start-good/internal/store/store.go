package store

import "sync"

type Store struct{ m sync.Map }

func New() *Store { return new(Store) }

func (s *Store) Get(k string) (string, bool) {
	v, ok := s.m.Load(k)
	if !ok {
		return "", false
	}
	return v.(string), true
}

func (s *Store) Put(k, v string) { s.m.Store(k, v) }
