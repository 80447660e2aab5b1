package flagged

import "net/http"

func suppressedElsewhere() {
	//srvfix:ignore timeouts this stands two lines above the call

	go http.ListenAndServe(":8080", nil) // want timeouts/package-serve
	quiet := 1                           //srvfix:ignore timeouts this belongs to the statement on its own line
	http.ListenAndServe(":8081", nil)    // want timeouts/package-serve
	_ = quiet
}
