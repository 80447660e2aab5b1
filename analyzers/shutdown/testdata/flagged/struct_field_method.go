package flagged

import "net/http"

type starter struct{ srv http.Server }

func (s *starter) start() error { return s.srv.ListenAndServe() } // want shutdown/never-called

func structFieldMethod() { new(starter).start() }
