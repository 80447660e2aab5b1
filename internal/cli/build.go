package cli

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// build is a configuration in which the program is built: which files there are, what they mean and what compiles depends on it.
type build struct {
	name  string   // for the person: "windows/amd64 -tags=prod"; empty if there is only one
	env   []string // GOOS, GOARCH
	flags []string // of the go command

	packages []*pkg          // that can be analyzed, as go list sorts them
	listed   map[string]*pkg // the same by import path
	excluded []string        // packages of which this configuration has no files
	told     map[string]bool // packages of which the tool has told
	own      []*pkg          // all packages of the main modules, once they are needed
}

// builds returns the configurations that were asked for: each platform with each set of tags.
func (o *options) builds() ([]*build, error) {
	platforms, tags := o.platforms, o.tags
	if len(platforms) == 0 {
		platforms = []string{""}
	}
	if len(tags) == 0 {
		tags = []string{""}
	}
	var list []*build
	for _, p := range platforms {
		for _, t := range tags {
			b := new(build)
			var name []string
			if p != "" {
				goos, goarch, ok := strings.Cut(p, "/")
				if !ok {
					goarch = runtime.GOARCH
				}
				if goos == "" || goarch == "" || strings.Contains(goarch, "/") {
					return nil, fmt.Errorf("unknown platform %q: want GOOS/GOARCH such as linux/amd64, as go tool dist list prints them", p)
				}
				b.env = []string{"GOOS=" + goos, "GOARCH=" + goarch}
				name = append(name, goos+"/"+goarch)
			}
			b.flags = slices.Clone(o.buildFlags)
			if t != "" {
				b.flags = append(b.flags, "-tags="+t)
			}
			if t != "" || len(tags) > 1 {
				name = append(name, "-tags="+t)
			}
			if len(platforms) > 1 || len(tags) > 1 {
				b.name = strings.Join(name, " ")
			}
			if !slices.ContainsFunc(list, func(c *build) bool { return c.name == b.name && b.name != "" }) {
				list = append(list, b)
			}
		}
	}
	return list, nil
}

// on returns " on windows/amd64" if there are several configurations.
func (b *build) on() string {
	if b.name == "" {
		return ""
	}
	return " on " + b.name
}
