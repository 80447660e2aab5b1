package main
import ("log"; "net/http"
)

var   widths=map[string]int { "a":1,
  "bb" : 2 }

func unformatted(){
      mux:=http.NewServeMux( )
  log.Fatal( http.ListenAndServe( ":8080",mux ) ) // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
}

func unformattedMethod()  {
	srv:=&http.Server{ Addr:":8080" }
	if err:=srv.ListenAndServe();err!=nil  { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	  log.Fatal(err)  }
}
