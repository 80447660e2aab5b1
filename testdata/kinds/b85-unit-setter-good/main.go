// kind: number without a unit in a helper's argument
// label: good
// subject: timeouts/not-a-duration timeouts/absurd
// text: the helper gets 15 seconds

package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func limits(s *http.Server, read, write time.Duration) {
	s.ReadTimeout = read
	s.WriteTimeout = write
}

func main() {
	var s http.Server
	s.Addr = ":8080"
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "pong") })
	limits(&s, 15*time.Second, 15*time.Second)
	if err := s.ListenAndServe(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
