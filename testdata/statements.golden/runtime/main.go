package main

import "log"

func main() {
	if err := returned(); err != nil {
		log.Fatal(err)
	}
	if err := returnedTwice(); err != nil {
		log.Fatal(err)
	}
}
