// Package unit is the vet tool: the process that the go command starts once per package, to run the rules on it and print, record or fix what they find.
// Which packages there are and in which order they come is the go command's business; what is wrong with a server is the rules'.
//
// x/tools has a driver for the same protocol, unitchecker. From x/tools 0.50 on it carries types in its facts files and therefore type-checks every
// dependency, the standard library included. This one reads the compiler's export data instead, and leaves at once where no finding can come from
// (see config.barren), which costs a fortieth. It also writes fixes onto the bytes of the file instead of formatting it anew.
package unit

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
	"golang.org/x/tools/go/analysis"
)

// Called reports whether the arguments of the process, without its name, are those with which the go command calls a vet tool.
func Called(args []string) bool {
	if len(args) == 0 {
		return false
	}
	last := args[len(args)-1]
	return last == "-V=full" || len(args) == 1 && last == "-flags" || strings.HasSuffix(last, ".cfg")
}

// Main serves the call of the go command and leaves the process.
func Main(analyzers []*analysis.Analyzer) {
	code, err := run(os.Args[1:], analyzers)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// options are the flags that say what to do with findings.
type options struct {
	json, raw bool       // how to print
	servers   bool       // with raw, describe all servers too
	fix, diff bool       // fix instead of printing; show the fixes instead of applying them
	context   int        // lines of source around a finding in text
	level     rule.Level // findings below are quiet
	rules     string     // what to report, see rule.Select
}

func run(args []string, analyzers []*analysis.Analyzer) (int, error) {
	if err := analysis.Validate(analyzers); err != nil {
		return 1, err
	}
	var opts options
	flags := flag.NewFlagSet("srvfix", flag.ContinueOnError)
	full := flags.String("V", "", "print the version and exit")
	list := flags.Bool("flags", false, "print the flags as JSON")
	selected := declare(flags, &opts, analyzers)
	if err := flags.Parse(args); err != nil {
		return 1, nil // Parse has printed it
	}
	switch {
	case *full == "full":
		return printVersion()
	case *list:
		return printFlags(flags)
	case flags.NArg() != 1:
		return 1, fmt.Errorf("srvfix: run as a vet tool: want one .cfg file of the go command, have %q", flags.Args())
	}
	on, err := opts.choose(analyzers, selected)
	if err != nil {
		return 1, fmt.Errorf("srvfix: %w", err)
	}

	cfg, err := readConfig(flags.Arg(0))
	if err != nil {
		return 1, fmt.Errorf("srvfix: %w", err)
	}
	cfg.widen()
	return analyze(cfg, on, analyzers, &opts)
}

// declare defines the flags of the tool: its own, one per rule as in vet, and each rule's own as -rule.flag.
func declare(flags *flag.FlagSet, opts *options, analyzers []*analysis.Analyzer) map[string]*choice {
	flags.BoolVar(&opts.json, "json", false, "print findings as JSON")
	flags.BoolVar(&opts.raw, "raw", false, "print one record per package, for the srvfix command")
	flags.BoolVar(&opts.servers, "servers", false, "with -raw, describe all servers too")
	flags.BoolVar(&opts.fix, "fix", false, "apply the fixes instead of printing the findings")
	flags.BoolVar(&opts.diff, "diff", false, "with -fix, print the fixes as a unified diff")
	flags.IntVar(&opts.context, "c", -1, "print findings with this many lines of context")
	flags.BoolVar(&rule.Options.OneFile, "one-file", false, "make fixes that change no other file than that of the finding, as in golangci-lint")
	flags.BoolVar(&rule.Options.Unsafe, "unsafe", false, "offer fixes too that may surprise a correct client or an operator")
	flags.Func("only", "fix only what stands at these places: lines of FILE:OFFSET", func(s string) error {
		rule.Options.Only = make(map[string]bool)
		for place := range strings.Lines(s) {
			rule.Options.Only[strings.TrimSuffix(place, "\n")] = true
		}
		return nil
	})
	flags.BoolVar(&serversite.Tests, "tests", false, "judge servers in tests too")
	flags.Func("level", "lowest level of findings: advice, warning or error", func(s string) (err error) {
		opts.level, err = ParseLevel(s)
		return err
	})
	flags.StringVar(&opts.rules, "rules", "", "rules and categories to report, separated by commas; default stands for all rules")
	flags.Func("runtime", "where fixes get the runtime from: present, module, embed or off", func(s string) (err error) {
		rule.Options.Runtime, err = parseRuntime(s)
		return err
	})
	// Whether a module has the runtime decides about fixes and is no input of which the go command knows: with this flag it becomes part of the cache key.
	flags.String("state", "", "what the srvfix command knows of the modules")
	selected := make(map[string]*choice)
	for _, a := range analyzers {
		selected[a.Name] = new(choice)
		title, _, _ := strings.Cut(a.Doc, "\n")
		flags.Var(selected[a.Name], a.Name, title)
		a.Flags.VisitAll(func(f *flag.Flag) { flags.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	return selected
}

// ParseLevel returns the level of a name.
func ParseLevel(s string) (rule.Level, error) {
	for l := rule.Advice; l <= rule.Error; l++ {
		if l.String() == s {
			return l, nil
		}
	}
	return 0, fmt.Errorf("want advice, warning or error, have %q", s)
}

var runtimeModes = map[string]fixes.RuntimeMode{"present": fixes.Present, "module": fixes.Module, "embed": fixes.Embed, "off": fixes.Off}

func parseRuntime(s string) (fixes.RuntimeMode, error) {
	mode, ok := runtimeModes[s]
	if !ok {
		return 0, fmt.Errorf("want present, module, embed or off, have %q", s)
	}
	return mode, nil
}

// choice is a boolean flag that knows whether it was set.
type choice struct{ set, on bool }

func (c *choice) IsBoolFlag() bool { return true }
func (c *choice) String() string   { return strconv.FormatBool(c == nil || !c.set || c.on) }
func (c *choice) Set(s string) (err error) {
	c.set = true
	c.on, err = strconv.ParseBool(s)
	return err
}

// choose returns the rules to run and tells package rule: those of -rules; or, as vet does, those that were switched on, if any; else all but
// those that were switched off.
func (opts *options) choose(analyzers []*analysis.Analyzer, selected map[string]*choice) ([]*analysis.Analyzer, error) {
	names, err := rule.Select(opts.rules, analyzers)
	if err != nil {
		return nil, err
	}
	if names == nil {
		some := false
		for _, c := range selected {
			some = some || c.set && c.on
		}
		names = make(map[string]bool)
		for _, a := range analyzers {
			if c := selected[a.Name]; c.set && c.on || !c.set && !some {
				names[a.Name] = true
			}
		}
	}
	rule.Options.Rules = names
	return rule.Choose(analyzers, names), nil
}

// printVersion answers -V=full. The go command wants "name version devel ... buildID=hash" and makes the hash part of its cache keys, so
// that another srvfix never replays the findings of this one, nor this one the fixes for a module that has got the runtime since.
func printVersion() (int, error) {
	self, err := os.Executable()
	if err != nil {
		return 1, fmt.Errorf("srvfix: find own executable: %w", err)
	}
	f, err := os.Open(self)
	if err != nil {
		return 1, fmt.Errorf("srvfix: read own executable: %w", err)
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return 1, fmt.Errorf("srvfix: read own executable: %w", err)
	}
	if dir, err := os.Getwd(); err == nil {
		io.WriteString(hash, State(dir))
	}
	fmt.Printf("srvfix version devel comments-go-here buildID=%x\n", hash.Sum(nil))
	return 0, nil
}

// printFlags answers -flags, from which the go command learns what it may pass on.
func printFlags(flags *flag.FlagSet) (int, error) {
	type entry struct {
		Name  string
		Bool  bool
		Usage string
	}
	var list []entry
	flags.VisitAll(func(f *flag.Flag) {
		switch f.Name {
		case "V", "flags", "fix": // fix is the go command's own flag
			return
		}
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		list = append(list, entry{f.Name, ok && b.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(list, "", "\t")
	if err != nil {
		return 1, fmt.Errorf("srvfix: encode flags: %w", err)
	}
	fmt.Printf("%s\n", data)
	return 0, nil
}
