package main

import "log"

func main() {
	if err := returned(); err != nil {
		log.Fatal(err)
	}
	log.Fatal(returnedTwice())
}
