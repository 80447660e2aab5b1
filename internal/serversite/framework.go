package serversite

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// FrameworkDebug returns how the source switches on the debug mode of the framework whose routes the server serves, on every run of the program;
// "" when it does not.
func (s *Site) FrameworkDebug() string {
	switch framework := s.Framework(); framework {
	case "github.com/gin-gonic/gin":
		for _, f := range s.p.funcs {
			for _, b := range f.Blocks {
				for _, instr := range b.Instrs {
					call, ok := instr.(*ssa.Call)
					if !ok {
						continue
					}
					if fn := calledFunc(&call.Call); fn == nil || fn.FullName() != framework+".SetMode" {
						continue
					}
					if mode, _, _ := s.p.text(call.Call.Args[0]); mode == "debug" && s.always(call, nil) {
						return "gin.SetMode(gin.DebugMode)"
					}
				}
			}
		}
	case "github.com/labstack/echo":
		for fv, stores := range s.p.stores {
			if fv.Name() != "Debug" || fv.Pkg() == nil || withoutMajor(fv.Pkg().Path()) != framework {
				continue
			}
			for _, st := range stores {
				if on, ok := st.Val.(*ssa.Const); ok && on.Value != nil && on.Value.Kind() == constant.Bool && constant.BoolVal(on.Value) && s.always(st, nil) {
					return "Echo.Debug"
				}
			}
		}
	}
	return ""
}

// Framework returns the import path, without its major version, of the framework whose routes the server serves: the package of the type of its
// handler, or of the method that serves.
func (s *Site) Framework() string {
	if recv := s.Func.Signature().Recv(); recv != nil && s.Func.Pkg().Path() != "net/http" {
		return withoutMajor(s.Func.Pkg().Path())
	}
	h, _ := s.handlers()
	if h == nil {
		return ""
	}
	for _, leaf := range s.p.leaves(h) {
		if ptr, ok := leaf.Type().(*types.Pointer); ok {
			if named, ok := types.Unalias(ptr.Elem()).(*types.Named); ok && named.Obj().Pkg() != nil {
				return withoutMajor(named.Obj().Pkg().Path())
			}
		}
	}
	return ""
}

// withoutMajor removes the major version from an import path.
func withoutMajor(path string) string {
	return strings.TrimSuffix(majorVersion.ReplaceAllString(path, "$1"), "/")
}
