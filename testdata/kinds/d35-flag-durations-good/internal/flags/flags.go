package flags

import (
	"flag"
	"net/http"
	"time"
)

type Flags struct {
	Addr   string
	header time.Duration
	idle   time.Duration
	write  time.Duration
}

func Register(fs *flag.FlagSet) *Flags {
	f := new(Flags)
	fs.StringVar(&f.Addr, "addr", ":8080", "where to listen")
	fs.DurationVar(&f.header, "header-timeout", 5*time.Second, "limit for headers")
	fs.DurationVar(&f.idle, "idle-timeout", time.Minute, "limit for idle connections")
	fs.DurationVar(&f.write, "write-timeout", 0, "limit for responses")
	return f
}

func (f *Flags) Apply(srv *http.Server) {
	srv.ReadHeaderTimeout = f.header
	srv.WriteTimeout = f.write
	srv.IdleTimeout = f.idle
}
