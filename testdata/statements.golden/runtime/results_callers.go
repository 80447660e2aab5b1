package main

import "log"

func otherFileFatal() {
	if err := calledInOtherFile(); err != nil {
		log.Fatal(err)
	}
}

func otherFileChecks() {
	if err := checkedInOtherFile(); err != nil {
		log.Fatal(err)
	}
}
