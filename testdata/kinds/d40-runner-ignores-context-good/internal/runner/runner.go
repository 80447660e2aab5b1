package runner

import (
	"context"
	"errors"
	"log"
	"time"
)

type Runner interface {
	Run(ctx context.Context) error
}

type Ticker time.Duration

func (t Ticker) Run(ctx context.Context) error {
	d := time.Duration(t)
	if d == 0 {
		d = time.Minute
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(d):
			log.Println("still here")
		}
	}
}

func All(ctx context.Context, runners ...Runner) error {
	errs := make(chan error)
	for _, r := range runners {
		go func() { errs <- r.Run(ctx) }()
	}
	var all []error
	for range runners {
		all = append(all, <-errs)
	}
	return errors.Join(all...)
}
