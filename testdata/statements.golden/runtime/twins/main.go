package main

import "log"

func main() {
	if err := serve(); err != nil {
		log.Fatal(err)
	}
	if err := listen(); err != nil {
		log.Fatal(err)
	}
}
