package flagged

import "net/http"

func suppressedWithoutReason() {
	//srvfix:ignore shutdown
	go http.ListenAndServe(":8080", nil) // want shutdown/never-called
	http.ListenAndServe(":8081", nil)    //#nosec G114 -- that is about timeouts // want shutdown/never-called
}
