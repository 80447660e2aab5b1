package silent

import "net/http"

func suppressed() {
	//srvfix:ignore keepalive a proxy in front closes idle connections
	go http.ListenAndServe(":8080", nil)
	//srvfix:ignore keepalive/idle-unset a proxy in front closes idle connections
	go http.ListenAndServe(":8081", nil)
	go http.ListenAndServe(":8082", nil) //nolint:srvfix
	go http.ListenAndServe(":8083", nil) //#nosec G114
	select {}
}
