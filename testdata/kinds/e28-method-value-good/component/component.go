package component

import (
	"context"
	"errors"
	"log"
	"slices"
	"time"
)

// A Part can be started, and stopped if Stop is set.
type Part struct {
	Name       string
	Start      func() error
	Stop       func(context.Context) error
	Background bool
}

// Run starts the parts, and stops them in the opposite order when ctx is done or one fails.
func Run(ctx context.Context, parts []Part, limit time.Duration) error {
	failed := make(chan error, len(parts))
	for _, p := range parts {
		if p.Background {
			go func() { failed <- p.Start() }()
		} else if err := p.Start(); err != nil {
			return err
		}
	}
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	for _, p := range slices.Backward(parts) {
		if p.Stop == nil {
			continue
		}
		log.Print("stopping ", p.Name)
		drain, cancel := context.WithTimeout(context.Background(), limit)
		err = errors.Join(err, p.Stop(drain))
		cancel()
	}
	return err
}
