package silent

import (
	"log"
	"net/http"
)

func suppressed() {
	//srvfix:ignore timeouts a proxy in front limits headers
	go http.ListenAndServe(":8080", nil)
	go http.ListenAndServe(":8081", nil) //srvfix:ignore timeouts a proxy in front limits headers
	//srvfix:ignore timeouts/package-serve a proxy in front limits headers
	go http.ListenAndServe(":8082", nil)
	//srvfix:ignore keepalive,timeouts a proxy in front limits headers
	go http.ListenAndServe(":8083", nil)
	go func() {
		//srvfix:ignore timeouts a proxy in front limits headers
		log.Fatal(
			http.ListenAndServe(":8084", nil),
		)
	}()
	select {}
}
