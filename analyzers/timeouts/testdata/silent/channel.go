package silent

import (
	"log"
	"net/http"
	"time"
)

func channel() {
	c := make(chan *http.Server, 1)
	srv := &http.Server{Addr: ":8080"}
	c <- srv
	go func() {
		s := <-c
		s.ReadHeaderTimeout = time.Second
		c <- s
	}()
	log.Fatal((<-c).ListenAndServe())
}
