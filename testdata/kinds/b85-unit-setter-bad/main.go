// kind: number without a unit in a helper's argument
// label: bad
// subject: timeouts/not-a-duration timeouts/absurd
// text: the helper gets 15 for a write timeout and takes it as it is

package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func limits(s *http.Server, read, write time.Duration) {
	s.ReadTimeout = read
	s.WriteTimeout = write // also timeouts/not-a-duration
}

func main() {
	var s http.Server
	s.Addr = ":8080"
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "pong") })
	limits(&s, 15*time.Second, 15)             // also timeouts/not-a-duration
	if err := s.ListenAndServe(); err != nil { // want timeouts/not-a-duration
		fmt.Println(err)
		os.Exit(1)
	}
}
