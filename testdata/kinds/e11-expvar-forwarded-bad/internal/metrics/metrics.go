package metrics

import "expvar"

// Requests counts requests.
var Requests = expvar.NewInt("requests")
