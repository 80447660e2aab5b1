package serversite

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// FrameworkDebug returns how the source switches on the debug mode of the framework whose routes the server serves,
// on every run of the program; "" when it does not.
func (s *Site) FrameworkDebug() string {
	switch framework := s.Framework(); framework {
	case "github.com/gin-gonic/gin":
		for _, c := range s.p.flow.CallsOf(framework + ".SetMode") {
			for _, mode := range s.p.flow.Arg(c, 0, "") {
				if text, _, _ := s.p.text(mode.Object); text == "debug" && s.always(c.Instr, nil) {
					return "gin.SetMode(gin.DebugMode)"
				}
			}
		}
	case "github.com/labstack/echo":
		for _, st := range s.p.storesTo(func(fv *types.Var) bool {
			return fv.Name() == "Debug" && fv.Pkg() != nil && withoutMajor(fv.Pkg().Path()) == framework
		}) {
			if on, ok := st.Val.(*ssa.Const); ok && on.Value != nil && on.Value.Kind() == constant.Bool && constant.BoolVal(on.Value) && s.always(st, nil) {
				return "Echo.Debug"
			}
		}
	}
	return ""
}

// Framework returns the import path, without its major version, of the framework whose routes the server serves: the
// package of the type of its handler, or of the method that serves.
func (s *Site) Framework() string {
	if recv := s.Func.Signature().Recv(); recv != nil && s.Func.Pkg().Path() != "net/http" {
		return withoutMajor(s.Func.Pkg().Path())
	}
	h, _ := s.handlers()
	if h == nil {
		return ""
	}
	for _, o := range s.p.origins(h) {
		if o.Type == nil {
			continue
		}
		if named, ok := types.Unalias(o.Type).(*types.Named); ok && !types.IsInterface(named) && named.Obj().Pkg() != nil {
			return withoutMajor(named.Obj().Pkg().Path())
		}
	}
	return ""
}

// withoutMajor removes the major version from an import path.
func withoutMajor(path string) string {
	return strings.TrimSuffix(majorVersion.ReplaceAllString(path, "$1"), "/")
}
