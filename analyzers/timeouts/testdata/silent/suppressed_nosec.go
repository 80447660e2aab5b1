package silent

import "net/http"

func suppressedNosec() {
	go http.ListenAndServe(":8080", nil) //#nosec G114 -- behind a proxy
	go http.ListenAndServe(":8081", nil) // #nosec
	srv := &http.Server{Addr: ":8082"}   //#nosec G112
	go srv.ListenAndServe()
	go http.ListenAndServe(":8083", nil) /* #nosec G114 */
	select {}
}
