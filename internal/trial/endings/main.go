//go:build unix

// Endings starts small programs as they are and as srvfix -w makes them, and has them end in every way: by SIGTERM and
// Ctrl-C with a request in flight and without, by their own way to stop, by an address that is in use.
//
//	go run ./internal/trial/endings [-only TEXT] [-p N] DIR
//
// Each program below DIR says in its first lines what must hold after the fix, see testdata/trials/README.md. It
// prints a table and exits 1 if something else holds, unless DIR/failing.txt knows it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

func main() {
	only := flag.String("only", "", "only programs whose name contains this text")
	parallel := flag.Int("p", runtime.NumCPU(), "how many programs are tried at a time")
	flag.Parse()
	if err := run(*only, *parallel, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "endings:", err)
		os.Exit(1)
	}
}

func run(only string, parallel int, root string) error {
	all, err := names(root)
	if err != nil {
		return err
	}
	failing, err := known(filepath.Join(root, "failing.txt"))
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "srvfix-endings-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tool, err := buildTool(dir)
	if err != nil {
		return err
	}
	var (
		mu                   sync.Mutex
		tried, expected, bad int
		wg                   sync.WaitGroup
		slots                = make(chan struct{}, max(parallel, 1))
	)
	for i, name := range all {
		if !strings.Contains(name, only) {
			continue
		}
		tried++
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			own := filepath.Join(dir, strconv.Itoa(i))
			rows, err := try(root, name, own, tool)
			if err != nil {
				rows = append(rows, row{name: name, situation: "run", wrong: err.Error()})
			}
			os.RemoveAll(own)
			mu.Lock()
			defer mu.Unlock()
			for _, row := range rows {
				switch row.settle(failing) {
				case surprise:
					bad++
				case listed:
					expected++
				}
				fmt.Println(row)
			}
		})
	}
	wg.Wait()
	fmt.Printf("%d programs; %d failures, and %d that failing.txt knows\n", tried, bad, expected)
	if bad > 0 {
		return errors.New("not all programs end as they should")
	}
	return nil
}

func buildTool(dir string) (string, error) {
	tool := filepath.Join(dir, "srvfix")
	cmd := exec.Command("go", "build", "-o", tool, "github.com/srvfix/srvfix/cmd/srvfix")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build srvfix: %w\n%s", err, out)
	}
	return tool, nil
}

// row is a line of the table.
type row struct {
	name, situation string
	before, after   string
	wrong           string // what is wrong; empty: nothing
}

// verdict is what a row says beside the list of known failures.
type verdict int

const (
	fine     verdict = iota
	listed           // fails, as failing.txt says
	surprise         // fails and is not listed, or is listed and passes
)

// settle compares the row with the known failures, and adds what they say.
func (r *row) settle(failing map[string]string) verdict {
	reason, known := failing[r.name+" "+r.situation]
	switch {
	case known && r.wrong == "":
		r.wrong = "it passes, but failing.txt says: " + reason
		return surprise
	case known:
		r.wrong += " (known: " + reason + ")"
		return listed
	case r.wrong != "":
		return surprise
	}
	return fine
}

func (r row) String() string {
	verdict := "ok"
	if r.wrong != "" {
		verdict = "FAIL " + r.wrong
	}
	return fmt.Sprintf("%-24s %-14s %-32s %-32s %s", r.name, r.situation, r.before, r.after, verdict)
}

// try copies a program to a folder and runs it in all situations, before and after, and has a row for each, and one
// for the fix itself.
func try(root, name, dir, tool string) ([]row, error) {
	h, err := readHeader(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	src, err := copyModule(root, name, dir)
	if err != nil {
		return nil, err
	}
	before := &runner{h: h, binary: filepath.Join(dir, "before"), src: src}
	after := &runner{h: h, binary: filepath.Join(dir, "after"), src: src}
	if out, err := goCommand(src, "build", "-trimpath", "-o", before.binary, "."); err != nil {
		return nil, fmt.Errorf("build: %s", out)
	}
	was := map[string]outcome{}
	for _, situation := range situations {
		if _, ok := h.expect[situation]; !ok {
			continue
		}
		if was[situation], err = before.run(situation); err != nil {
			return nil, fmt.Errorf("%s, before: %w", situation, err)
		}
	}
	fix, err := repair(src, tool, h)
	if err != nil {
		return nil, err
	}
	fix.name = name
	rows := []row{*fix}
	if out, err := goCommand(src, "build", "-trimpath", "-o", after.binary, "."); err != nil {
		return nil, fmt.Errorf("build after the fix: %s", out)
	}
	for _, situation := range situations {
		wanted, ok := h.expect[situation]
		if !ok {
			continue
		}
		is, wrong, err := after.judge(situation, was[situation], wanted)
		if err != nil {
			return nil, fmt.Errorf("%s, after: %w", situation, err)
		}
		rows = append(rows, row{name, situation, was[situation].String(), is.String(), wrong})
	}
	return rows, nil
}

// judge runs the fixed program in a situation. What takes longer than before must do so three times.
func (r *runner) judge(situation string, was outcome, wanted expectation) (outcome, string, error) {
	for again := 2; ; again-- {
		is, err := r.run(situation)
		if err != nil {
			return is, "", err
		}
		wrong := wanted.compare(was, is)
		if wrong == "" && is.took > was.took+slow {
			wrong = fmt.Sprintf("ends %.1fs after the last request, before: %.1fs", is.took.Seconds(), was.took.Seconds())
			if again > 0 {
				continue
			}
		}
		return is, wrong, nil
	}
}

// compare says in which way a program does not end as is wanted, or as before where nothing is said. An answer is
// welcome wherever none came.
func (e expectation) compare(was, is outcome) string {
	var wrong []string
	for _, aspect := range []struct{ wanted, was, is string }{
		{e.end, was.end, is.end}, {e.order, was.order, is.order}, {e.cleanup, was.cleanup, is.cleanup},
	} {
		wanted := aspect.wanted
		if wanted == "" {
			wanted = aspect.was
		}
		if aspect.is != wanted && !(aspect.wanted == "" && aspect.is == "answered") {
			wrong = append(wrong, fmt.Sprintf("%s instead of %s", aspect.is, wanted))
		}
	}
	if is.odd != "" && was.odd == "" {
		wrong = append(wrong, fmt.Sprintf("prints %q", is.odd))
	}
	return strings.Join(wrong, "; ")
}
