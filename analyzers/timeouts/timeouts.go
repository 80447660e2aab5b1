package timeouts

import (
	_ "embed"
	"fmt"
	"time"

	"github.com/srvfix/srvfix/fixes"
	"github.com/srvfix/srvfix/internal/rule"
	"github.com/srvfix/srvfix/internal/serversite"
)

//go:embed doc.go
var doc string

// Analyzer reports HTTP servers whose timeouts are missing, or not what they look like.
var Analyzer = rule.New(rule.Rule{Name: "timeouts", Doc: rule.Doc(doc), Judge: judge, Categories: []rule.Category{
	{Name: "timeouts/package-serve", Level: rule.Error, Settled: true, Summary: "http.ListenAndServe and its like, which have no timeouts at all"},
	{Name: "timeouts/framework-serve", Level: rule.Error, Settled: true, Summary: "functions of other packages that build a server without timeouts, such as gin's Run"},
	{Name: "timeouts/read-header-unset", Level: rule.Error, Settled: true, Summary: "an http.Server with neither ReadHeaderTimeout nor ReadTimeout"},
	{Name: "timeouts/not-a-duration", Level: rule.Error, Summary: "a timeout without a unit, which counts nanoseconds"},
	{Name: "timeouts/absurd", Level: rule.Error, Summary: "a limit for headers of hours or of gigabytes"},
	{Name: "timeouts/cuts-streams", Level: rule.Warning, Summary: "a WriteTimeout over handlers that stream"},
}})

// judge reports servers that wait forever for a slow client, and limits that do not do what they look like.
func judge(s *serversite.Site) []rule.Finding {
	return append(unset(s), append(values(s), streams(s)...)...)
}

// unset reports servers that wait forever for the headers of a request.
func unset(s *serversite.Site) []rule.Finding {
	// net/http takes ReadTimeout for headers when there is no ReadHeaderTimeout.
	if !s.Unset("ReadHeaderTimeout", "ReadTimeout") {
		return nil
	}
	if s.OfPackage() {
		// Have: http.ListenAndServe(addr, handler) or engine.Run(addr), which build a server of their own.
		category := "timeouts/framework-serve"
		if s.Direct() {
			category = "timeouts/package-serve"
		}
		return []rule.Finding{{
			Category: category,
			Message:  rule.Subject(s) + " uses a server without timeouts: a slow client holds its connection forever",
			Changes:  fixes.HeaderTimeout,
		}}
	}
	// Have: &http.Server{...}, served with neither field set on some path.
	return []rule.Finding{{
		Category: "timeouts/read-header-unset",
		Message:  rule.Subject(s) + " has neither ReadHeaderTimeout nor ReadTimeout: a client that sends headers slowly holds its connection forever",
		Changes:  fixes.HeaderTimeout,
	}}
}

const (
	shortest   = time.Millisecond // below, nothing gets over a network
	longest    = time.Hour        // above, a limit for headers is none
	mostHeader = 64 << 20         // bytes; net/http's default is 1 MiB, and no header of a real client comes near
)

// values reports constants that cannot be meant: nanoseconds, and limits that limit nothing.
func values(s *serversite.Site) []rule.Finding {
	var found []rule.Finding
	consequences := map[string]string{
		"ReadHeaderTimeout": "no request is read",
		"ReadTimeout":       "no request is read",
		"WriteTimeout":      "no response is written",
		"IdleTimeout":       "no connection is used twice",
	}
	for _, set := range s.Settings("ReadHeaderTimeout", "ReadTimeout", "WriteTimeout", "IdleTimeout") {
		d := time.Duration(set.Value)
		switch {
		case 0 < d && d < shortest && !set.Unit:
			// Have: ReadTimeout: 5
			found = append(found, rule.Finding{
				Category: "timeouts/not-a-duration",
				Place:    set.Code,
				Message:  fmt.Sprintf("%s has a %s of %v, for want of a unit: %s", rule.Subject(s), set.Field, d, consequences[set.Field]),
			})
		case d > longest && (set.Field == "ReadHeaderTimeout" || set.Field == "ReadTimeout" && s.Unset("ReadHeaderTimeout")):
			found = append(found, rule.Finding{
				Category: "timeouts/absurd",
				Place:    set.Code,
				Message:  fmt.Sprintf("%s gives clients %v to send headers: a slow one holds its connection as long", rule.Subject(s), d),
			})
		}
	}
	for _, set := range s.Settings("MaxHeaderBytes") {
		if set.Value >= mostHeader {
			found = append(found, rule.Finding{
				Category: "timeouts/absurd",
				Place:    set.Code,
				Message:  fmt.Sprintf("%s accepts headers of %d MiB: a few clients fill the memory", rule.Subject(s), set.Value>>20),
			})
		}
	}
	return found
}

// streams reports servers whose WriteTimeout ends streams that their handlers write.
func streams(s *serversite.Site) []rule.Finding {
	limit, ok := s.Constant("WriteTimeout")
	if d := time.Duration(limit); !ok || d < shortest || d > longest {
		return nil
	}
	stream := s.Stream()
	if stream == nil {
		return nil
	}
	return []rule.Finding{{
		Category: "timeouts/cuts-streams",
		Message:  fmt.Sprintf("%s has a WriteTimeout of %v over the %s of %s: it is cut then", rule.Subject(s), time.Duration(limit), stream.Kind, stream.Handler),
	}}
}
