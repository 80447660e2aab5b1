package flagged

import "net/http"

func init() {
	go http.ListenAndServe(":8080", nil) // want shutdown/never-called
}
