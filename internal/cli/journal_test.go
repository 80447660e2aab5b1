package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The tree of the tests below, before and after a transaction over two modules: files change, come in new folders, and go.
var (
	treeBefore = map[string]string{"a/": "", "a/go.mod": "module a\n", "a/main.go": "old", "b/": "", "b/go.mod": "module b\n", "b/lib.go": "old", "b/old.go": "old"}
	treeAfter  = map[string]string{"a/": "", "a/go.mod": "module a\n", "a/main.go": "new", "a/x/": "", "a/x/y/": "", "a/x/y/c.go": "new", "b/": "", "b/go.mod": "module b\n", "b/lib.go": "new"}
)

func makeTree(t *testing.T) (dir string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(treeBefore)) {
		if path := filepath.Join(dir, filepath.FromSlash(name)); strings.HasSuffix(name, "/") {
			err = os.Mkdir(path, 0o777)
		} else {
			err = os.WriteFile(path, []byte(treeBefore[name]), 0o640)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// treeChanges are what leads from treeBefore to treeAfter.
func treeChanges(dir string) []*change {
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	return []*change{
		{path: at("a/main.go"), old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
		{path: at("a/x/y/c.go"), new: []byte("new"), mode: 0o644},
		{path: at("b/lib.go"), old: []byte("old"), new: []byte("new"), mode: 0o640, existed: true},
		{path: at("b/old.go"), old: []byte("old"), mode: 0o640, existed: true, removed: true},
	}
}

// inSession calls f with a session in dir that is told of each operation, and leaves the session.
func inSession(dir string, step func(op, path string) error, f func(s *session) error) (said string, err error) {
	var stderr bytes.Buffer
	s := &session{Command: &Command{Stderr: &stderr, Step: step}, ctx: context.Background(), cwd: dir}
	defer s.leave()
	err = f(s)
	return stderr.String(), err
}

func commitTree(dir string, step func(op, path string) error) error {
	_, err := inSession(dir, step, func(s *session) error { return s.commit(treeChanges(dir)) })
	return err
}

// recoverTree does what a run does in the modules, in their order.
func recoverTree(dir string, step func(op, path string) error, modules ...string) (string, error) {
	return inSession(dir, step, func(s *session) error {
		for _, m := range modules {
			s.anchors = append(s.anchors, filepath.Join(dir, m))
		}
		_, err := s.enterAll()
		return err
	})
}

// hidden reports what a transaction has left.
func hidden(files map[string]string) (names []string) {
	for name := range files {
		if strings.Contains(name, "/"+tempPrefix) {
			names = append(names, name)
		}
	}
	return names
}

// visible returns the files without what a transaction has left.
func visible(files map[string]string) map[string]string {
	files = maps.Clone(files)
	for _, name := range hidden(files) {
		delete(files, name)
	}
	return files
}

// whole reports whether the tree is as before or as after.
func whole(files map[string]string) bool {
	return maps.Equal(files, treeBefore) || maps.Equal(files, treeAfter)
}

// kill ends the process as nothing can that it could handle.
func kill() {
	if p, err := os.FindProcess(os.Getpid()); err != nil || p.Kill() != nil {
		panic("cannot kill the test process")
	}
	select {}
}

// commitAndDie is a program: it commits the changes of a tree and kills itself before the operation with the given number.
func commitAndDie() {
	n, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	err = commitTree(os.Args[1], func(op, path string) error {
		if n--; n < 0 {
			kill()
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
}

// A process that is killed at any point leaves the tree as it was, or the next run in any of its modules makes it whole.
func TestKilledAtAnyPoint(t *testing.T) {
	undone, redone := 0, 0
	for n := 0; ; n++ {
		dir := makeTree(t)
		err := exec.Command("commit-and-die", dir, strconv.Itoa(n)).Run()
		if err == nil {
			if got := tree(t, dir); !maps.Equal(got, treeAfter) {
				t.Errorf("uninterrupted: have %v", got)
			}
			break
		}
		if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() == 3 {
			t.Fatalf("the program did not die of a signal: %v", err)
		}
		if left := tree(t, dir); len(hidden(left)) == 0 && !whole(left) {
			t.Errorf("killed at %d: nothing tells of the half-written tree %v", n, left)
		}
		modules := []string{"a", "b"}
		if n%2 == 1 {
			modules = []string{"b", "a"}
		}
		for _, m := range modules {
			if _, err := recoverTree(dir, nil, m); err != nil {
				t.Errorf("killed at %d: recovery in %s: %v", n, m, err)
			}
			if got := visible(tree(t, dir)); !whole(got) {
				t.Errorf("killed at %d: after recovery in %s: %v", n, m, got)
			}
		}
		got := tree(t, dir)
		switch {
		case maps.Equal(got, treeBefore):
			undone++
		case maps.Equal(got, treeAfter):
			redone++
		default:
			t.Errorf("killed at %d: after recovery: %v", n, got)
		}
	}
	if undone == 0 || redone == 0 {
		t.Errorf("%d transactions were undone and %d completed: both must happen", undone, redone)
	}
}

// errDeath stands for the end of the process: nothing of the transaction runs after it.
var errDeath = errors.New("killed")

// dying calls f, which gets a step that kills it before operation n, and reports whether it lived.
func dying(n int, f func(step func(op, path string) error) error) (lived bool, err error) {
	defer func() {
		if v := recover(); v != nil && v != any(errDeath) {
			panic(v)
		}
	}()
	err = f(func(op, path string) error {
		if n--; n < 0 {
			panic(errDeath)
		}
		return nil
	})
	return true, err
}

// A recovery that is killed in turn is recovered from.
func TestKilledWhileRecovering(t *testing.T) {
	for n, lived := 0, false; !lived; n += 3 {
		for m, done := 0, false; !done; m++ {
			dir := makeTree(t)
			lived, _ = dying(n, func(step func(op, path string) error) error { return commitTree(dir, step) })
			if lived {
				break
			}
			done, _ = dying(m, func(step func(op, path string) error) error {
				_, err := recoverTree(dir, step, "a")
				return err
			})
			if _, err := recoverTree(dir, nil, "b", "a"); err != nil {
				t.Fatalf("killed at %d, then at %d: %v", n, m, err)
			}
			if got := tree(t, dir); !whole(got) {
				t.Fatalf("killed at %d, then at %d: %v", n, m, got)
			}
		}
	}
}

// An operation that fails leaves no trace of the transaction, whether it fails once or all of its kind fail from then on, as on a full disk.
func TestFailingOperations(t *testing.T) {
	full := func(op string) bool { return op == "write" || op == "mkdir" || op == "link" }
	for name, fails := range map[string]func(op string, n int) bool{
		"once":           func(op string, n int) bool { return n == 0 },
		"disk full":      func(op string, n int) bool { return n <= 0 && full(op) },
		"no more moving": func(op string, n int) bool { return n <= 0 && (op == "rename" || op == "remove") },
	} {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			for n, done := 0, false; !done; n++ {
				dir := makeTree(t)
				left := n
				failed := ""
				err := commitTree(dir, func(op, path string) error {
					left--
					if fails(op, left+1) {
						failed = op + " " + path
						return &fs.PathError{Op: op, Path: path, Err: syscall.ENOSPC}
					}
					return nil
				})
				done = failed == ""
				got := tree(t, dir)
				switch {
				case err == nil && maps.Equal(got, treeAfter): // such as a link that was replaced by a copy
				case err != nil && strings.Contains(err.Error(), "nothing was changed") && maps.Equal(got, treeBefore):
				case err != nil && strings.Contains(err.Error(), "run srvfix -w again") && len(hidden(got)) > 0 && name != "disk full":
					if _, err := recoverTree(dir, nil, "b", "a"); err != nil {
						t.Errorf("%s failed: recovery: %v", failed, err)
					}
					if got := tree(t, dir); !whole(got) {
						t.Errorf("%s failed: after recovery: %v", failed, got)
					}
				default:
					t.Errorf("%s failed: %v, and left %v", failed, err, got)
				}
			}
		})
	}
}

// What somebody has written since the run was killed stays, and the rest is finished.
func TestRecoveryKeepsEdits(t *testing.T) {
	dir := makeTree(t)
	dying(0, func(func(op, path string) error) error {
		return commitTree(dir, func(op, path string) error {
			if op == "rename" && filepath.Base(path) == "lib.go" {
				panic(errDeath)
			}
			return nil
		})
	})
	if err := os.WriteFile(filepath.Join(dir, "b", "lib.go"), []byte("mine"), 0o640); err != nil {
		t.Fatal(err)
	}
	said, err := recoverTree(dir, nil, "b")
	want := maps.Clone(treeAfter)
	want["b/lib.go"] = "mine"
	if got := tree(t, dir); err != nil || !maps.Equal(got, want) {
		t.Errorf("%v, have %v", err, got)
	}
	if !strings.Contains(said, "interrupted") || !strings.Contains(said, "lib.go was changed since then and stays as it is") {
		t.Errorf("said %q", said)
	}
}

// A journal that comes with a foreign tree cannot write outside of it.
func TestForeignJournal(t *testing.T) {
	dir := makeTree(t)
	journal := fmt.Sprintf(`{"id": "00000000", "modules": [".", "../b"], "files": [{"path": "../b/lib.go", "old": %q, "new": %q}]}`, sum([]byte("old")), sum([]byte("evil")))
	for name, data := range map[string]string{"a/" + redoName: journal, "b/.srvfix-00000000-0.new": "evil"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, err := recoverTree(dir, nil, "a")
	if got := visible(tree(t, dir)); err != nil || !maps.Equal(got, treeBefore) {
		t.Errorf("%v, have %v", err, got)
	}

	if err := os.WriteFile(filepath.Join(dir, "a", redoName), []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := recoverTree(dir, nil, "a"); err == nil || !strings.Contains(err.Error(), "restore the files from version control") {
		t.Errorf("unreadable journal: %v", err)
	}
}

// Runs on one tree exclude each other.
func TestLock(t *testing.T) {
	dir := makeTree(t)
	unlock, err := lockDir(filepath.Join(dir, "b"))
	if err != nil {
		t.Fatal(err)
	}
	if err := commitTree(dir, nil); !errors.Is(err, errLocked) || !strings.Contains(err.Error(), "run srvfix again when it is done") {
		t.Errorf("commit in a locked tree: %v", err)
	}
	if got := tree(t, dir); !maps.Equal(visible(got), treeBefore) {
		t.Errorf("commit in a locked tree: have %v", got)
	}
	unlock()
	if err := commitTree(dir, nil); err != nil {
		t.Errorf("after the lock: %v", err)
	}
	if got := tree(t, dir); !maps.Equal(got, treeAfter) {
		t.Errorf("after the lock: have %v", got)
	}
}
