package flagged

import "net/http"

func suppressedOtherRule() {
	//srvfix:ignore keepalive clients are few
	go http.ListenAndServe(":8080", nil) // want timeouts/package-serve
	//nolint:errcheck
	go http.ListenAndServe(":8081", nil) // want timeouts/package-serve
	//#nosec G402 -- about something else
	go http.ListenAndServe(":8082", nil) // want timeouts/package-serve
	//srvfix:ignore timeouts/read-header-unset that is the other category
	http.ListenAndServe(":8083", nil) // want timeouts/package-serve
}
