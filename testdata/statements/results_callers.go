package main

import "log"

func otherFileFatal() {
	log.Fatal(calledInOtherFile())
}

func otherFileChecks() {
	if err := checkedInOtherFile(); err != nil {
		log.Fatal(err)
	}
}
