package main

import (
	"flag"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
)

var config struct{ Debug string }

var debug = flag.String("debug", "", "address for profiles")

func main() {
	flag.Parse()
	if *debug != "" {
		go func() { log.Print(http.ListenAndServe(*debug, nil)) }()
	}
	if addr := os.Getenv("DEBUG"); addr != "" {
		go serve(addr)
	}
	if config.Debug != "" {
		go http.ListenAndServe(config.Debug, nil)
	}
	new(server).literal(log.Default())
	if config.Debug != "" {
		new(server).Captured()
	}
	select {}
}

func serve(addr string) { log.Print(http.ListenAndServe(addr, nil)) }

type server struct {
	HTTP struct{ Debug struct{ Addr string } }
}

// literal is called where it is written.
func (s *server) literal(logger *log.Logger) {
	if s.HTTP.Debug.Addr != "" {
		go func(addr string) {
			if err := http.ListenAndServe(addr, nil); err != nil {
				logger.Fatal(err)
			}
		}(s.HTTP.Debug.Addr)
	}
}

func (s *server) Captured() {
	srv := &http.Server{Addr: config.Debug}
	go func() { log.Print(srv.ListenAndServe()) }()
}
