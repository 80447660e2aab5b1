package api

import (
	"fmt"
	"net"
	"net/http"
	"strings"
)

type Server struct {
	addr string
	mux  *http.ServeMux
}

func New(addr string) *Server {
	s := &Server{addr: addr, mux: http.NewServeMux()}
	s.mux.HandleFunc("POST /order", s.order)
	return s
}

// Serve listens and serves.
func (s *Server) Serve() error {
	l, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer l.Close()
	return fmt.Errorf("serve: %w", http.Serve(l, s.mux))
}

func (s *Server) order(w http.ResponseWriter, r *http.Request) {
	fmt.Println("order begins")
	b := new(strings.Builder)
	p := make([]byte, 512)
	for {
		n, err := r.Body.Read(p)
		b.Write(p[:n])
		if err != nil {
			break
		}
	}
	fmt.Fprint(w, strings.ToUpper(b.String()))
}
