// kind: helper that ends the program on errors, at the start and in a handler
// label: bad
// subject: recovery/exit-in-handler
// text: a handler calls the helper for an error of its request

package main

import (
	"html/template"
	"log"
	"net/http"
	"os"
	"time"
)

func check(err error) {
	if err != nil {
		log.Fatal(err) // also recovery/exit-in-handler
	}
}

type pages struct {
	tmpl *template.Template
	dir  *os.Root
}

func (p *pages) show(w http.ResponseWriter, r *http.Request) {
	b, err := p.dir.ReadFile(r.PathValue("page"))
	check(err) // want recovery/exit-in-handler
	if err := p.tmpl.Execute(w, string(b)); err != nil {
		log.Println(err)
	}
}

func main() {
	tmpl, err := template.New("page").Parse("<pre>{{.}}</pre>")
	check(err)
	dir, err := os.OpenRoot("pages")
	check(err)
	defer dir.Close()

	p := &pages{tmpl, dir}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{page}", p.show)
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	log.Println(srv.ListenAndServe())
}
