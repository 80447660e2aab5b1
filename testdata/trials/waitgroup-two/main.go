// kind: two servers in a WaitGroup, errors logged
// run: PUBLIC={addr} ADMIN={addr2}
// order2: /order
// cleanup: all servers are done
// tells: cannot serve
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// second in use: serves

package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	take := func(w http.ResponseWriter, r *http.Request) {
		log.Println("order begins at", r.Host)
		text, _ := io.ReadAll(r.Body)
		w.Write(text)
	}
	public := http.NewServeMux()
	public.HandleFunc("/order", take)
	admin := http.NewServeMux()
	admin.HandleFunc("/order", take)

	wg.Add(2)
	go func() {
		defer wg.Done()
		if err := http.ListenAndServe(os.Getenv("PUBLIC"), public); err != nil {
			log.Println("cannot serve the public:", err)
		}
	}()
	go func() {
		defer wg.Done()
		if err := http.ListenAndServe(os.Getenv("ADMIN"), admin); err != nil {
			log.Println("cannot serve admins:", err)
		}
	}()
	log.Println("listening on", os.Getenv("PUBLIC"), "and", os.Getenv("ADMIN"))
	wg.Wait()
	log.Println("all servers are done")
}
