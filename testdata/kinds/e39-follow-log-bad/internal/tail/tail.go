package tail

import (
	"bufio"
	"io"
	"net/http"
	"os"
)

// Standard sends the lines of the standard input.
func Standard(lines chan<- string) {
	defer close(lines)
	for sc := bufio.NewScanner(os.Stdin); sc.Scan(); {
		lines <- sc.Text()
	}
}

// Follow writes lines as they come.
func Follow(lines <-chan string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, ok := w.(http.Flusher)
		if !ok {
			http.Error(w, "cannot stream", http.StatusNotImplemented)
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		for {
			select {
			case <-r.Context().Done():
				return
			case l, ok := <-lines:
				if !ok {
					return
				}
				io.WriteString(w, l+"\n")
				f.Flush()
			}
		}
	})
}
