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
	"small":  {Write: 10 * time.Second, Idle: 30 * time.Second},
	"medium": {Write: 30 * time.Second, Idle: time.Minute},
	"large":  {Write: 5 * time.Minute, Idle: 2 * time.Minute},
}

// Get returns a profile.
func Get(name string) (Profile, error) {
	p, ok := profiles[name]
	if !ok {
		return Profile{}, fmt.Errorf("no profile %q", name)
	}
	return p, nil
}
