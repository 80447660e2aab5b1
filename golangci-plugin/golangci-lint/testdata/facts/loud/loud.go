// Package loud registers debug pages for everybody who imports it.
package loud

import _ "net/http/pprof"
