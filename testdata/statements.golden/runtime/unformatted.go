package main
import ("log"; "net/http"

	"example.com/statements/internal/httpserve"
)

var   widths=map[string]int { "a":1,
  "bb" : 2 }

func unformatted(){
      mux:=http.NewServeMux( )
  if err := httpserve.ListenAndServe( ":8080",mux ); err != nil { // want timeouts/package-serve keepalive/idle-unset shutdown/never-called reuseport/plain-listen
		log.Fatal(err)
	}
}

func unformattedMethod()  {
	srv:=&http.Server{ Addr:":8080" }
	if err:=httpserve.Run(srv);err!=nil  { // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen
	  log.Fatal(err)  }
}
