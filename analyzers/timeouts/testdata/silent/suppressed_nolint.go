package silent

import "net/http"

func suppressedNolint() {
	go http.ListenAndServe(":8080", nil) //nolint:srvfix // behind a proxy
	go http.ListenAndServe(":8081", nil) //nolint
	go http.ListenAndServe(":8082", nil) //nolint:gosec,srvfix
	//nolint:all
	go http.ListenAndServe(":8083", nil)
	select {}
}
