package pages

import (
	"html/template"
	"net/http"
)

var page = template.Must(template.New("page").Parse(`<h1>{{.}}</h1>`))

// Handler serves the pages.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := page.Execute(w, r.URL.Path); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
