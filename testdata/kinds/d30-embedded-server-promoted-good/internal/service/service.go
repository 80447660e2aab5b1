package service

import (
	"log/slog"
	"net/http"
	"time"
)

type Service struct {
	*http.Server
	Log *slog.Logger
}

func New(log *slog.Logger, addr string) *Service {
	s := &Service{Server: &http.Server{Addr: addr}, Log: log}
	s.ReadHeaderTimeout = 5 * time.Second
	s.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	s.Handler = http.HandlerFunc(s.index)
	return s
}

func (s *Service) index(w http.ResponseWriter, r *http.Request) {
	s.Log.Info("request", "path", r.URL.Path)
	http.NotFound(w, r)
}
