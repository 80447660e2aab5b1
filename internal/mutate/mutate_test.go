package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestMutants is a small part of `make mutants`, on the programs of this repository.
func TestMutants(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"shapes", "programs/shop"} {
		if err := os.CopyFS(filepath.Join(dir, filepath.Base(name)), os.DirFS(filepath.Join("..", "..", "testdata", filepath.FromSlash(name)))); err != nil {
			t.Fatal(err)
		}
	}
	var subjects []*subject
	for _, name := range []string{"shapes", "shop"} {
		some, err := load(filepath.Join(dir, name), []string{"./..."})
		if err != nil || len(some) == 0 {
			t.Fatalf("load %s: %d files, %v", name, len(some), err)
		}
		subjects = append(subjects, some...)
	}
	count := newTally()
	for i, s := range subjects {
		rnd := rand.New(rand.NewPCG(2, uint64(i)))
		for range 3 {
			s.round(rnd, count, 0)
		}
	}
	for _, f := range count.failures {
		t.Error(f)
	}
	for _, m := range modes {
		if r := count.modes[m.name]; r.mutants < len(subjects) || r.fixed < r.mutants/2 {
			t.Errorf("%s: %d mutants, %d of them fixed: the mutations break too much", m.name, r.mutants, r.fixed)
		}
	}
}

// TestMutationsChange checks that every mutation finds something to change in a file that has all it looks for.
func TestMutationsChange(t *testing.T) {
	const src = `package p

import "net/http"

func f() {
	a := 1
	b := 2
	var srv = &http.Server{}
	srv.ListenAndServe()
}

func g() {}
`
	for _, m := range mutations {
		changed := false
		for seed := range uint64(20) {
			text, err := newText([]byte(src), rand.New(rand.NewPCG(seed, 1)), len(src)-20)
			if err != nil {
				t.Fatal(err)
			}
			if out := m.do(text); out != nil && string(out) != src {
				changed = true
				if _, err := newText(out, nil, 0); err != nil {
					t.Errorf("%s: %v\n%s", m.name, err, out)
				}
			}
		}
		if !changed {
			t.Errorf("%s never changes anything", m.name)
		}
	}
}
