package silent

import "net/http"

// suppressedFunction serves behind a proxy.
//
//srvfix:ignore keepalive a proxy in front closes idle connections
func suppressedFunction() {
	go http.ListenAndServe(":8080", nil)
	go func() { http.ListenAndServe(":8081", nil) }()
	select {}
}
