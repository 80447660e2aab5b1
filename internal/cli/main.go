// Package cli is the srvfix command: it asks the go command to run the rules, tells the person what they found, and writes the fixes.
// What is wrong with a server, and which text repairs it, comes from the vet tool in internal/unit; this package never reads Go syntax.
package cli

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/srvfix/srvfix/analyzers"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/unit"
	"golang.org/x/tools/go/analysis"
)

// The exit codes of the command.
const (
	exitClean  = 0 // nothing at or above -fail-on is left
	exitFound  = 1 // something is left, or -d or -l have printed something
	exitFailed = 2 // something could not be done; never reported as clean
)

// Main runs the command with the arguments of the process, without its name, and returns the exit code.
func Main(args []string) int {
	c := Command{Analyzers: analyzers.All(), Version: version(), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
	return c.Run(args)
}

// A Command is srvfix with the things that tests replace.
type Command struct {
	Analyzers      []*analysis.Analyzer
	Version        string // as released, "v1.2.3"; anything else was built from a checkout and has no published runtime
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Step           func(op, path string) error // called before each operation on files of the user, if not nil; an error makes the operation fail
}

// options are the flags and arguments of the command.
type options struct {
	write, diff, list, json bool
	sarif, audit, verbose   bool
	rules                   string
	level, failOn           rule.Level
	unsafe, tests, oneFile  bool
	ask                     bool // -i
	lines                   []lineRange
	baseline                string
	writeBaseline           bool
	runtime                 string   // auto, module, embed, off
	color                   string   // auto, always, never
	platforms, tags         []string // the configurations to look at
	buildFlags              []string
	patterns                []string

	embedCheck, embedUpdate bool // of srvfix embed
}

// errUsage says that the message was printed and only the exit code is left to do.
var errUsage = errors.New("usage")

// Run runs the command and returns the exit code.
func (c *Command) Run(args []string) int {
	if code, ok := c.tell(args); ok {
		return code
	}
	parse, run := c.parse, (*session).run
	if len(args) > 0 {
		switch args[0] {
		case "audit":
			args, parse, run = args[1:], c.parseAudit, (*session).runAudit
		case "embed":
			args, parse, run = args[1:], c.parseEmbed, (*session).runEmbed
		}
	}
	opts, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case errors.Is(err, errUsage):
		return exitFailed
	case err != nil:
		c.say("%v", err)
		return exitFailed
	}
	// A signal stops the go command and undoes what was written.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &session{Command: c, ctx: ctx, opts: opts}
	defer s.leave()
	code, err := run(s)
	if err != nil {
		if ctx.Err() != nil && !errors.Is(err, errNotRestored) && !errors.Is(err, errAfter) {
			err = errors.New("interrupted: nothing was changed")
		}
		c.say("%v", err)
		return exitFailed
	}
	return code
}

// say prints a message for the person.
func (c *Command) say(format string, args ...any) {
	fmt.Fprintf(c.Stderr, "srvfix: "+format+"\n", args...)
}

const usage = `srvfix finds net/http servers that are not fit for production and repairs them.

usage: srvfix [flags] [packages] [-- build flags]
       srvfix audit [flags] [packages]  show every server, those without findings too: where it goes
                                        live, who can reach it, what is set, what srvfix -w would do
                                        (before a launch; writes nothing; -json prints a document)
       srvfix rules                     list what can be reported
       srvfix explain RULE[/CATEGORY]   say what it means, and when it is silent
       srvfix embed [-check|-update] [DIR]
                                        copy the runtime to internal/httpserve of the module of
                                        DIR; check that the copy is this srvfix's and nobody has
                                        edited it (else exit code 1); renew it
       srvfix help

Without -w, -d or -l it prints what it finds, each server once. Packages are named as for
go build; the default is ./... . Flags after -- go to the go command, as in -- -tags=prod.

  -w                    write the fixes, all or none; whatever does not compile is left out
                        (what a killed run has begun is finished or undone by the next -w)
  -i                    write the fixes that you want: shows each server with its fix and asks (y yes,
                        n no, a this and all others, q no more); what got a y is then written as by -w
  -d                    print the fixes as a unified diff for git apply or patch -p1
                        (an embedded runtime's own files are named, not printed)
  -l                    list the files that -w would change or create
  -json                 print one JSON document
  -sarif                print SARIF 2.1.0 for code scanning; its fixes change only files that are there, so
                        they use the runtime where the module has it, else the standard library
  -v                    tell of the servers too of which less is said because something is unknown

  -rules a,b/c          report rule a and category b/c only; default stands for all rules, so
                        default,b/c adds a category that is off by default
  -lines FILE:A-B       tell of and fix only what touches these lines: the statement that serves, or the
                        place where the server is built (can be given several times)
  -baseline FILE        leave out the findings that FILE knows; it names functions, not lines
  -write-baseline       write all findings to the file of -baseline
  -level LEVEL          leave out findings below advice, warning or error (default advice)
  -fail-on LEVEL        lowest level that makes the exit code 1 (default warning)
  -unsafe               offer fixes too that may surprise a correct client or an operator
  -one-file             make fixes that change no other file than that of the finding
  -tests                judge servers in tests too
  -runtime MODE         where rewritten programs get the runtime from, unless they have it already:
                        module: require github.com/srvfix/srvfix/runtime
                        embed:  write a copy to internal/httpserve
                        off:    do without, and use the standard library only
                        auto:   module if this srvfix is a release, nothing is vendored and go.mod
                                says go 1.24 or later; else embed if the copy compiles; else off

  -C DIR                change to DIR first
  -platforms LIST       look at these platforms, as in linux/amd64,windows/amd64, instead of this one;
                        what -w writes compiles on all of them
  -tags LIST            build tags; given several times, each list is a configuration of its own
  -color WHEN           auto, always or never (default auto; NO_COLOR is respected)
  -version              print the version

exit code: 0 nothing at or above -fail-on is left; 1 something is left, or -d or -l have
printed something; 2 something could not be done, such as a package that does not compile.
`

// parse reads the command line.
func (c *Command) parse(args []string) (*options, error) {
	opts := &options{level: rule.Advice, failOn: rule.Warning}
	if i := slices.Index(args, "--"); i >= 0 {
		args, opts.buildFlags = args[:i], slices.Clone(args[i+1:])
	}
	flags := flag.NewFlagSet("srvfix", flag.ContinueOnError)
	flags.BoolVar(&opts.write, "w", false, "")
	flags.BoolVar(&opts.diff, "d", false, "")
	flags.BoolVar(&opts.list, "l", false, "")
	flags.BoolVar(&opts.json, "json", false, "")
	flags.BoolVar(&opts.sarif, "sarif", false, "")
	flags.BoolVar(&opts.verbose, "v", false, "")
	flags.StringVar(&opts.rules, "rules", "", "")
	level := func(into *rule.Level) func(string) error {
		return func(s string) (err error) {
			*into, err = unit.ParseLevel(s)
			return err
		}
	}
	flags.Func("level", "", level(&opts.level))
	flags.Func("fail-on", "", level(&opts.failOn))
	flags.BoolVar(&opts.ask, "i", false, "")
	var lines []string
	flags.Func("lines", "", func(s string) error {
		lines = append(lines, s)
		return nil
	})
	flags.StringVar(&opts.baseline, "baseline", "", "")
	flags.BoolVar(&opts.writeBaseline, "write-baseline", false, "")
	flags.BoolVar(&opts.unsafe, "unsafe", false, "")
	flags.BoolVar(&opts.oneFile, "one-file", false, "")
	flags.BoolVar(&opts.tests, "tests", false, "")
	flags.StringVar(&opts.runtime, "runtime", "auto", "")
	flags.StringVar(&opts.color, "color", "auto", "")
	dir := flags.String("C", "", "")
	flags.Func("platforms", "", func(s string) error {
		opts.platforms = append(opts.platforms, strings.Split(s, ",")...)
		return nil
	})
	flags.Func("tags", "", func(s string) error {
		opts.tags = append(opts.tags, s)
		return nil
	})
	showVersion := flags.Bool("version", false, "")
	if err := c.parseFlags(flags, args); err != nil {
		return nil, err
	}
	if *showVersion {
		c.printVersion()
		return nil, flag.ErrHelp
	}
	opts.patterns = flags.Args()
	for _, p := range opts.patterns {
		if strings.HasPrefix(p, "-") {
			return nil, fmt.Errorf("flag %s stands after the packages: put flags first, and build flags after --", p)
		}
	}
	if opts.ask {
		if opts.json {
			return nil, errors.New("-i and -json exclude each other: use one")
		}
		opts.write = true
	}
	if opts.writeBaseline {
		switch {
		case opts.baseline == "":
			return nil, errors.New("-write-baseline needs the name of the file: give it with -baseline")
		case len(lines) > 0 || count(opts.write, opts.diff, opts.list) > 0:
			return nil, errors.New("-write-baseline records all findings: do without -lines, -w, -i, -d and -l")
		}
	}
	if n := count(opts.write, opts.diff, opts.list); n > 1 || n == 1 && opts.json && !opts.write || opts.sarif && (n > 0 || opts.json) {
		return nil, errors.New("-w or -i, -d, -l, -json and -sarif exclude each other, but for -w -json: use one")
	}
	if opts.verbose && count(opts.diff, opts.list, opts.sarif) > 0 {
		return nil, errors.New("-v adds servers to what is found, as text or with -json: do without -d, -l and -sarif")
	}
	if opts.sarif && (opts.runtime == "module" || opts.runtime == "embed") {
		return nil, fmt.Errorf("-sarif has no place for what -runtime=%s adds to the module: use auto or off", opts.runtime)
	}
	if !slices.Contains([]string{"auto", "module", "embed", "off"}, opts.runtime) {
		return nil, fmt.Errorf("unknown -runtime=%s: use auto, module, embed or off", opts.runtime)
	}
	if !slices.Contains([]string{"auto", "always", "never"}, opts.color) {
		return nil, fmt.Errorf("unknown -color=%s: use auto, always or never", opts.color)
	}
	if _, err := rule.Select(opts.rules, c.Analyzers); err != nil {
		return nil, err
	}
	if *dir != "" {
		if err := os.Chdir(*dir); err != nil {
			return nil, fmt.Errorf("change to folder of -C: %w", err)
		}
		os.Unsetenv("PWD") // so that os.Getwd does not believe it
	}
	for _, value := range lines {
		r, err := parseLines(value)
		if err != nil {
			return nil, err
		}
		opts.lines = append(opts.lines, r)
		if dir := filepath.Dir(r.file); flags.NArg() == 0 && !slices.Contains(opts.patterns, dir) {
			opts.patterns = append(opts.patterns, dir)
		}
	}
	if len(opts.patterns) == 0 {
		opts.patterns = []string{"./..."}
	}
	return opts, nil
}

// parseFlags reads flags, or prints the help that was asked for.
func (c *Command) parseFlags(flags *flag.FlagSet, args []string) error {
	if len(args) > 0 && args[0] == "help" {
		args = []string{"-h"}
	}
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(c.Stdout, usage)
		return err
	case err != nil:
		c.say("%v", err)
		fmt.Fprintln(c.Stderr, "Run 'srvfix help' for the flags.")
		return errUsage
	}
	return nil
}

func count(flags ...bool) (n int) {
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}
