// kind: map of servers that a loop starts, and a loop that waits for each
// run: -web {addr} -hooks {addr2}
// order2: /order
// cleanup: 2 servers have ended
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// second in use: as before

package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	web := flag.String("web", ":8080", "")
	hooks := flag.String("hooks", ":8081", "")
	flag.Parse()
	http.HandleFunc("/order", func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		_, err := io.Copy(w, r.Body)
		if err != nil {
			log.Print(err)
		}
	})
	servers := map[string]*http.Server{
		"web":   {Addr: *web},
		"hooks": {Addr: *hooks},
	}
	done := make(chan error, len(servers))
	for name, srv := range servers {
		log.Printf("%s is listening on %s", name, srv.Addr)
		go func(name string, srv *http.Server) {
			err := srv.ListenAndServe()
			if err != nil {
				log.Printf("%s: %v", name, err)
				os.Exit(1)
			}
			done <- err
		}(name, srv)
	}
	for range servers {
		<-done
	}
	log.Printf("%d servers have ended", len(servers))
}
