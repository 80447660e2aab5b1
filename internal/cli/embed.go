package cli

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/snapshot"
)

// parseEmbed reads the command line of srvfix embed.
func (c *Command) parseEmbed(args []string) (*options, error) {
	opts := new(options)
	flags := flag.NewFlagSet("srvfix embed", flag.ContinueOnError)
	flags.BoolVar(&opts.embedCheck, "check", false, "")
	flags.BoolVar(&opts.embedUpdate, "update", false, "")
	if err := c.parseFlags(flags, args); err != nil {
		return nil, err
	}
	if opts.embedCheck && opts.embedUpdate {
		return nil, errors.New("-check and -update exclude each other: use one")
	}
	if opts.patterns = flags.Args(); len(opts.patterns) == 0 {
		opts.patterns = []string{"."}
	}
	if len(opts.patterns) > 1 {
		return nil, fmt.Errorf("%s is one folder too many: name one module", opts.patterns[1])
	}
	return opts, nil
}

// runEmbed does what srvfix embed is for.
func (s *session) runEmbed() (code int, err error) {
	if s.cwd, err = filepath.Abs("."); err != nil {
		return 0, fmt.Errorf("find current folder: %w", err)
	}
	start, err := filepath.Abs(s.opts.patterns[0])
	if err == nil {
		start, err = filepath.EvalSymlinks(start)
	}
	if err != nil {
		return 0, fmt.Errorf("find folder: %w", err)
	}
	module := fixes.ModuleDir(start)
	if module == "" {
		return 0, fmt.Errorf("no go.mod file in %s or above: name a folder of a module, or make one with \"go mod init\"", s.opts.patterns[0])
	}
	s.anchors = []string{module}
	if s.opts.embedCheck {
		if err := s.interrupted(); err != nil {
			return 0, err
		}
		return s.checkEmbedded(module)
	}
	if _, err := s.enterAll(); err != nil {
		return 0, err
	}
	changes, err := s.embed(module, s.opts.embedUpdate)
	if err != nil {
		return 0, err
	}
	if err := s.commit(changes); err != nil {
		return 0, err
	}
	target := s.rel(embedTarget(module))
	if len(changes) == 0 {
		s.say("%s is up to date", target)
	} else {
		s.say("wrote the runtime to %s: import %s", target, fixes.Locate(module))
	}
	return exitClean, nil
}

// checkEmbedded says whether the copy of a module is the one that this srvfix would write.
func (s *session) checkEmbedded(module string) (int, error) {
	target := embedTarget(module)
	st, err := snapshot.Inspect(target)
	text := ""
	switch {
	case err != nil:
		return 0, fmt.Errorf("cannot check %s: %w", s.rel(target), err)
	case st == nil:
		text = "there is no copy of the runtime: run srvfix embed"
	case st.Edited:
		text = "the copy was edited: restore it, or remove the folder and run srvfix embed"
	case !st.Fresh:
		text = fmt.Sprintf("the copy is of srvfix %s and this is srvfix %s: run srvfix embed -update", st.Version, s.Version)
	default:
		return exitClean, nil
	}
	fmt.Fprintf(s.Stdout, "%s: %s\n", s.rel(target), text)
	return exitFound, nil
}

func embedTarget(module string) string {
	return filepath.Join(module, filepath.FromSlash(fixes.EmbedDir))
}

// embed returns the changes that give the module in dir a copy of the runtime. With update they renew one that is there.
func (s *session) embed(module string, update bool) ([]*change, error) {
	target := embedTarget(module)
	st, err := snapshot.Inspect(target)
	switch {
	case err != nil:
		return nil, fmt.Errorf("cannot write the runtime to %s: %w: move it", s.rel(target), err)
	case st == nil && update:
		return nil, fmt.Errorf("there is no copy of the runtime in %s to renew: run srvfix embed", s.rel(target))
	case st != nil && st.Fresh:
		return nil, nil
	case st != nil && st.Edited:
		return nil, fmt.Errorf("cannot renew %s: the copy was edited: restore it, or remove the folder and run srvfix embed", s.rel(target))
	case st != nil && !update:
		return nil, fmt.Errorf("%s has a copy of srvfix %s and this is srvfix %s: run srvfix embed -update", s.rel(target), st.Version, s.Version)
	}
	var changes []*change
	names := make(map[string]bool)
	for _, f := range snapshot.Copy(s.Version) {
		names[f.Name] = true
		c := &change{path: filepath.Join(target, f.Name), mode: 0o644}
		if st != nil && slices.Contains(st.Names, f.Name) {
			if c, err = openChange(c.path); err != nil {
				return nil, err
			}
			c.sources = nil
		}
		c.new, c.embedded = f.Data, true
		changes = append(changes, c)
	}
	if st != nil {
		for _, name := range st.Names {
			if names[name] {
				continue
			}
			c, err := openChange(filepath.Join(target, name))
			if err != nil {
				return nil, err
			}
			c.sources, c.removed, c.embedded = nil, true, true
			changes = append(changes, c)
		}
	}
	return changes, nil
}
