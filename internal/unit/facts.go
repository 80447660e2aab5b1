package unit

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"fmt"
	"go/types"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// A vetx file is one of these marks, or none, and then the facts, if there are any.
const (
	variantMark = "srvfix test variant\n" // of a package that was built for a test
	factsMagic  = "srvfix facts 1\n"      // the number is the version of the format
)

// vetxHead returns the mark with which a vetx file begins, and whether facts follow.
func vetxHead(file string) (mark string, facts bool) {
	f, err := os.Open(file)
	if err != nil {
		return "", false
	}
	defer f.Close()
	data := make([]byte, len(variantMark)+len(factsMagic))
	n, _ := io.ReadFull(f, data)
	head, marked := strings.CutPrefix(string(data[:n]), variantMark)
	if marked {
		mark = variantMark
	}
	return mark, strings.HasPrefix(head, factsMagic)
}

// factSet holds the facts that analyzers know of a package and of what it imports.
type factSet struct {
	pkg   *types.Package
	facts map[factKey]analysis.Fact
}

type factKey struct {
	pkg *types.Package
	obj types.Object // nil: a fact about pkg
	typ reflect.Type
}

// wireFact is a fact in a vetx file.
type wireFact struct {
	Package string
	Object  objectpath.Path
	Fact    analysis.Fact
}

// readFacts collects the facts of all dependencies. Facts about packages or objects that the export data does not mention cannot matter to pkg and are left out.
func readFacts(pkg *types.Package, files map[string]string, imports map[string]*types.Package) (*factSet, error) {
	set := &factSet{pkg, make(map[factKey]analysis.Fact)}
	for path, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read facts of %s: %w", path, err)
		}
		data, ok := bytes.CutPrefix(bytes.TrimPrefix(data, []byte(variantMark)), []byte(factsMagic))
		if !ok {
			continue
		}
		var list []wireFact
		if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&list); err != nil {
			return nil, fmt.Errorf("decode facts of %s: %w", path, err)
		}
		for _, f := range list {
			about := imports[f.Package]
			if about == nil {
				continue
			}
			key := factKey{pkg: about, typ: reflect.TypeOf(f.Fact)}
			if f.Object != "" {
				if key.obj, err = objectpath.Object(about, f.Object); err != nil {
					continue // not part of the export data
				}
			}
			set.facts[key] = f.Fact
		}
	}
	return set, nil
}

// encode returns the facts of the package for its vetx file, the same bytes for the same facts.
func (s *factSet) encode() ([]byte, error) {
	var list []wireFact
	var paths objectpath.Encoder
	for key, fact := range s.facts {
		if key.pkg != s.pkg && !travels(key) {
			continue
		}
		f := wireFact{Package: key.pkg.Path(), Fact: fact}
		if key.obj != nil {
			path, err := paths.For(key.obj)
			if err != nil {
				continue // cannot be reached from outside the package
			}
			f.Object = path
		}
		list = append(list, f)
	}
	if len(list) == 0 {
		return nil, nil
	}
	slices.SortFunc(list, func(a, b wireFact) int {
		return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Object, b.Object),
			cmp.Compare(reflect.TypeOf(a.Fact).String(), reflect.TypeOf(b.Fact).String()))
	})
	buf := bytes.NewBufferString(factsMagic)
	if err := gob.NewEncoder(buf).Encode(list); err != nil {
		return nil, fmt.Errorf("encode facts of %s: %w", s.pkg.Path(), err)
	}
	return buf.Bytes(), nil
}

// travels reports whether a fact about another package's object is handed on: types, fields and methods can be reached through this package
// without importing theirs, while functions and variables can only be named by a direct importer, who has the fact at first hand.
func travels(key factKey) bool {
	if key.obj == nil {
		return false
	}
	_, isType := key.obj.(*types.TypeName)
	return isType || key.obj.Parent() != key.obj.Pkg().Scope()
}

func (s *factSet) get(key factKey, into analysis.Fact) bool {
	fact, ok := s.facts[key]
	if ok {
		reflect.ValueOf(into).Elem().Set(reflect.ValueOf(fact).Elem())
	}
	return ok
}

// install gives a pass its view of the facts.
func (s *factSet) install(pass *analysis.Pass) {
	visible := make(map[reflect.Type]bool)
	for _, f := range pass.Analyzer.FactTypes {
		visible[reflect.TypeOf(f)] = true
	}
	pass.ImportObjectFact = func(obj types.Object, into analysis.Fact) bool {
		return s.get(factKey{obj.Pkg(), obj, reflect.TypeOf(into)}, into)
	}
	pass.ImportPackageFact = func(pkg *types.Package, into analysis.Fact) bool {
		return s.get(factKey{pkg, nil, reflect.TypeOf(into)}, into)
	}
	pass.ExportObjectFact = func(obj types.Object, fact analysis.Fact) {
		if obj.Pkg() != s.pkg {
			panic(fmt.Sprintf("export fact %T about %s: it belongs to another package than %s", fact, obj, s.pkg.Path()))
		}
		s.facts[factKey{s.pkg, obj, reflect.TypeOf(fact)}] = fact
	}
	pass.ExportPackageFact = func(fact analysis.Fact) {
		s.facts[factKey{s.pkg, nil, reflect.TypeOf(fact)}] = fact
	}
	pass.AllObjectFacts = func() []analysis.ObjectFact {
		var all []analysis.ObjectFact
		for key, fact := range s.facts {
			if key.obj != nil && visible[key.typ] {
				all = append(all, analysis.ObjectFact{Object: key.obj, Fact: fact})
			}
		}
		return all
	}
	pass.AllPackageFacts = func() []analysis.PackageFact {
		var all []analysis.PackageFact
		for key, fact := range s.facts {
			if key.obj == nil && visible[key.typ] {
				all = append(all, analysis.PackageFact{Package: key.pkg, Fact: fact})
			}
		}
		return all
	}
}
