package silent

import "net/http"

// suppressedFunction serves behind a proxy.
//
//srvfix:ignore timeouts a proxy in front limits headers
func suppressedFunction() {
	go http.ListenAndServe(":8080", nil)
	go func() { http.ListenAndServe(":8081", nil) }()
	select {}
}
