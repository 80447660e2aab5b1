// kind: goroutine of a handler with and without recover
// label: good
// subject: recovery/goroutine-panic
// text: recover stands in the goroutine

package main

import (
	"log"
	"net/http"
	"net/smtp"
	"time"
)

func rescue() {
	if v := recover(); v != nil {
		log.Print("recovered: ", v)
	}
}

func send(to string) {
	defer rescue()
	err := smtp.SendMail("mail:25", nil, "shop@example.com", []string{to}, []byte("Subject: order\r\n\r\nThank you."))
	if err != nil {
		log.Panicf("mail to %s: %v", to, err)
	}
}

func order(w http.ResponseWriter, r *http.Request) {
	defer rescue()
	go send(r.FormValue("mail"))
	w.Write([]byte("thank you"))
}

func main() {
	srv := &http.Server{
		Addr:        ":8080",
		Handler:     http.HandlerFunc(order),
		ReadTimeout: 15 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
