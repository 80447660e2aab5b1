package lib

import "expvar"

var Requests = expvar.NewInt("requests")
