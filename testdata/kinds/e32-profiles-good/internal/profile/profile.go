package profile

import (
	"fmt"
	"time"
)

// A Profile has the limits of a server.
type Profile struct {
	Header, Write, Idle time.Duration
}

var profiles = map[string]Profile{
	"small":  {Header: 2 * time.Second, Write: 10 * time.Second, Idle: 30 * time.Second},
	"medium": {Header: 5 * time.Second, Write: 30 * time.Second, Idle: time.Minute},
	"large":  {Header: 10 * time.Second, Write: 5 * time.Minute, Idle: 2 * time.Minute},
}

// Get returns a profile.
func Get(name string) (Profile, error) {
	p, ok := profiles[name]
	if !ok {
		return Profile{}, fmt.Errorf("no profile %q", name)
	}
	return p, nil
}
