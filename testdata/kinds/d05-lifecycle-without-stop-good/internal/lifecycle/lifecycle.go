package lifecycle

import (
	"context"
	"fmt"
	"time"
)

type Service struct {
	Name  string
	Start func() error
	Stop  func(context.Context) error
}

type Manager struct {
	services []Service
}

func (m *Manager) Add(s Service) { m.services = append(m.services, s) }

func (m *Manager) Run(ctx context.Context) error {
	failed := make(chan error, len(m.services))
	for _, s := range m.services {
		go func() { failed <- fmt.Errorf("%s: %w", s.Name, s.Start()) }()
	}
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	for _, s := range m.services {
		if s.Stop != nil {
			s.Stop(limit)
		}
	}
	return err
}
