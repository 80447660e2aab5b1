// Package quiet does not look as if it registered anything, and imports nothing of net/http.
package quiet

import _ "example.com/facts/loud"
