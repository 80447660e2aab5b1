package profiling

import _ "net/http/pprof"
