package silent

import "net/http"

func suppressed() {
	//srvfix:ignore shutdown the supervisor waits until the port is quiet
	go http.ListenAndServe(":8080", nil)
	//srvfix:ignore shutdown/never-called the supervisor waits until the port is quiet
	go http.ListenAndServe(":8081", nil)
	http.ListenAndServe(":8082", nil) //nolint:srvfix
}
