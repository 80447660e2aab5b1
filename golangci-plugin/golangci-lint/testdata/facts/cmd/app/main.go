package main

import (
	"log"
	"net/http"

	"example.com/dep"
	"example.com/facts/lib"
)

func main() {
	go lib.New().ListenAndServe()
	go lib.NewSlow().ListenAndServe()
	go lib.Remote().ListenAndServe()
	go lib.Run(http.NewServeMux())
	go lib.Serve(&http.Server{Addr: ":8083"})
	go dep.Serve(dep.New(":8084"))
	s := lib.Service{Server: lib.New()}
	log.Fatal(s.ListenAndServe())
}
