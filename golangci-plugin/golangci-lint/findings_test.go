package main

import (
	"hash/fnv"
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"testing"
)

// seeded returns random numbers that are the same in every run of a test.
func seeded(t *testing.T) *rand.Rand {
	seed := fnv.New64a()
	seed.Write([]byte(t.Name()))
	return rand.New(rand.NewPCG(seed.Sum64(), 1))
}

// TestSameFindings checks that all drivers find the same in a module, whatever packages are asked for and in whatever order, from caches that are
// new at first and then know what the runs before have left there.
func TestSameFindings(t *testing.T) {
	list, rounds := effort(t, 1)
	for _, s := range list {
		t.Run(s.name, func(t *testing.T) {
			m, packages := s.open(t)
			truth, err := m.commandFind(question{packages: packages})
			if err != nil {
				t.Fatal(err)
			}
			dirs, err := m.list(packages...)
			if err != nil {
				t.Fatal(err)
			}
			of := make(map[string][]finding) // by package
			for p, dir := range dirs {
				of[p] = slices.DeleteFunc(slices.Clone(truth), func(f finding) bool { return path.Dir(f.File) != m.rel(dir) })
			}
			// With findings or without, half of the runs are about packages that have some.
			guilty := slices.DeleteFunc(slices.Clone(packages), func(p string) bool { return len(of[p]) == 0 })
			rnd := seeded(t)
			asked := 0
			for round := range rounds {
				m := m.clone(t)
				m.tool = filepath.Join(m.cache, "srvfix")
				// Its cache keys are of this very binary.
				if err := build(m.tool, "-ldflags=-buildid="+m.cache); err != nil {
					t.Fatal(err)
				}
				runs := [][]string{packages, some(rnd, packages)}
				if len(guilty) > 0 {
					runs = append(runs, some(rnd, guilty), []string{guilty[rnd.IntN(len(guilty))]})
				}
				rnd.Shuffle(len(runs), func(i, j int) { runs[i], runs[j] = runs[j], runs[i] })
				for i, run := range runs {
					var want []finding
					for _, p := range run {
						want = append(want, of[p]...)
					}
					slices.SortFunc(want, compareFindings)
					for _, d := range drivers {
						asked++
						got, err := d.find(m, question{packages: run})
						if err != nil {
							t.Errorf("round %d, run %d: %s: %v", round, i, d.name, err)
							continue
						}
						for _, f := range want {
							if !slices.Contains(got, f) {
								t.Errorf("round %d, run %d of %v: %s does not find %v", round, i, run, d.name, f)
							}
						}
						for _, f := range got {
							if !slices.Contains(want, f) {
								t.Errorf("round %d, run %d of %v: %s finds %v", round, i, run, d.name, f)
							}
						}
						if len(got) != len(want) {
							t.Errorf("round %d, run %d of %v: %s finds %d, want %d", round, i, run, d.name, len(got), len(want))
						}
					}
				}
			}
			t.Logf("%d packages, %d findings, %d runs", len(packages), len(truth), asked)
		})
	}
}
