package main
import ("log"; "net/http"
	"time"
)

var   widths=map[string]int { "a":1,
  "bb" : 2 }

func unformatted(){
      mux:=http.NewServeMux( )
	srv := &http.Server{
		Addr:              ":8080",
		Handler:           mux,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
  log.Fatal( srv.ListenAndServe() ) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func unformattedMethod()  {
	srv:=&http.Server{ Addr:":8080",
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       120 * time.Second,
	}
	if err:=srv.ListenAndServe();err!=nil  { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	  log.Fatal(err)  }
}
