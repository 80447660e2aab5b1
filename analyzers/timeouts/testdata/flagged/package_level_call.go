package flagged

import "net/http"

var failure = http.ListenAndServe(":8080", nil) // want timeouts/package-serve
