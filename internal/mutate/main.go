// Mutate changes real programs in ways that do not change what they do, fixes every mutant, and checks the result.
//
//	go run ./internal/mutate [-n N] [-seed N] [-dir DIR] [-sample N] [-only TEXT] LIST|FOLDER...
//
// The files come from the modules of a list (as testdata/corpus/modules.txt), through the Go module proxy, or from a module in a folder.
// Mutants get comments and white space in odd places, other names of imports, blocks, closures and parentheses around statements and
// expressions, other orders and other forms of declarations. A mutant fails when its fixed form does not type-check (one of -sample is given
// to the compiler, too), has lost a comment, differs in lines that only had other white space, or is fixed again by a second run. It prints
// a table and exits 1 if one fails. The same seed makes the same mutants.
package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/srvfix/srvfix/internal/programs"
)

func main() {
	n := flag.Int("n", 10000, "number of mutants")
	seed := flag.Uint64("seed", 1, "seed of the mutations")
	dir := flag.String("dir", "", "folder for the modules (default: a temporary one)")
	sample := flag.Int("sample", 200, "compile one of so many mutants")
	only := flag.String("only", "", "only modules whose path contains this text")
	flag.Parse()
	if err := run(*n, *seed, *dir, *sample, *only, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

func run(n int, seed uint64, dir string, sample int, only string, sources []string) error {
	if dir == "" {
		tmp, err := os.MkdirTemp("", "srvfix-mutate-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		dir = tmp
	}
	subjects, err := collect(dir, only, sources)
	if err != nil {
		return err
	}
	if len(subjects) == 0 {
		return errors.New("no file to mutate: name lists or folders with fixable programs")
	}
	count := newTally()
	total, sum := 0, 0
	for _, s := range subjects {
		total += s.weight
	}
	for i, s := range subjects {
		rnd := rand.New(rand.NewPCG(seed, uint64(i)))
		for sum += s.weight; count.mutants() < n*sum/total; {
			s.round(rnd, count, sample)
			if count.tries > 50*n {
				return errors.New("hardly a mutant compiles")
			}
		}
		fmt.Fprintf(os.Stderr, "%d of %d files, %d mutants, %d failures\n", i+1, len(subjects), count.mutants(), len(count.failures))
	}
	count.print()
	if len(count.failures) > 0 {
		return fmt.Errorf("%d of %d mutants fail", len(count.failures), count.mutants())
	}
	return nil
}

// collect loads the files of all sources.
func collect(dir, only string, sources []string) ([]*subject, error) {
	var out []*subject
	add := func(name, dir string, patterns []string) error {
		some, err := load(dir, patterns)
		fmt.Fprintf(os.Stderr, "%s: %d files\n", name, len(some))
		out = append(out, some...)
		return err
	}
	for i, source := range sources {
		if st, err := os.Stat(source); err != nil {
			return nil, err
		} else if st.IsDir() {
			to := filepath.Join(dir, fmt.Sprint("folder", i))
			if err := os.CopyFS(to, os.DirFS(source)); err != nil {
				return nil, err
			}
			if err := add(source, to, []string{"./..."}); err != nil {
				return nil, fmt.Errorf("load %s: %w", source, err)
			}
			continue
		}
		list, err := programs.ReadList(source)
		if err != nil {
			return nil, err
		}
		for _, m := range list {
			if !strings.Contains(m.Module, only) {
				continue
			}
			to, err := m.Fetch(dir, goCommand)
			if err == nil {
				err = add(m.Module, to, m.Patterns)
			}
			if err != nil { // such as a requirement that does not load any more
				fmt.Fprintf(os.Stderr, "%s is left out: %v\n", m.Module, err)
			}
		}
	}
	return out, nil
}

// round makes one mutant and tries all modes on it.
func (s *subject) round(rnd *rand.Rand, count *tally, sample int) {
	count.tries++
	src, names := s.mutate(rnd)
	if src == nil {
		return
	}
	for i, m := range modes {
		v := s.try(src, m)
		if !v.valid && v.problem == nil {
			return
		}
		if v.problem == nil && v.fixed && sample > 0 && rnd.IntN(sample) == 0 {
			v.problem = s.compile(v.text)
			count.compiled++
		}
		if i == 0 {
			for _, name := range names {
				count.by[name]++
			}
		}
		r := count.modes[m.name]
		r.mutants++
		switch {
		case v.problem != nil:
			r.failed++
			count.failures = append(count.failures, failure{s.name, m.name, names, src, v})
			if len(count.failures) <= 20 {
				fmt.Fprintln(os.Stderr, count.failures[len(count.failures)-1])
			}
		case v.fixed:
			r.fixed++
		}
		if v.fewer {
			r.silent++
		}
	}
}

// tally counts.
type tally struct {
	tries    int
	compiled int
	by       map[string]int
	modes    map[string]*row
	failures []failure
}

type row struct{ mutants, fixed, silent, failed int }

func newTally() *tally {
	t := &tally{by: map[string]int{}, modes: map[string]*row{}}
	for _, m := range modes {
		t.modes[m.name] = &row{}
	}
	return t
}

// mutants counts the mutants that compile.
func (t *tally) mutants() int { return t.modes[modes[0].name].mutants }

func (t *tally) print() {
	fmt.Printf("%-20s %8s\n", "mutation", "mutants")
	for _, name := range slices.Sorted(maps.Keys(t.by)) {
		fmt.Printf("%-20s %8d\n", name, t.by[name])
	}
	fmt.Printf("\n%-10s %8s %8s %8s %8s\n", "fixes", "mutants", "fixed", "silent", "failed")
	for _, m := range modes {
		r := t.modes[m.name]
		fmt.Printf("%-10s %8d %8d %8d %8d\n", m.name, r.mutants, r.fixed, r.silent, r.failed)
	}
	fmt.Printf("\n%d attempts, %d mutants that compile, %d fixed ones given to the compiler, %d failures\n", t.tries, t.mutants(), t.compiled, len(t.failures))
	fmt.Println("silent: the mutant has fewer findings than the file that it comes from, which is allowed: unknown means silence")
}

// failure is a mutant that fails.
type failure struct {
	name  string
	mode  string
	names []string
	src   []byte
	verdict
}

func (f failure) String() string {
	return fmt.Sprintf("== %s (%s) %v: %v\n-- mutant\n%s\n-- fixed\n%s", f.name, f.mode, f.names, f.problem, f.src, f.text)
}
