// Package catcher catches signals when it is imported. // want package:`catches signals`
package catcher

import "sigs"

var Ended = start()

func start() <-chan struct{} {
	g := new(sigs.Group)
	ended := make(chan struct{})
	go func() {
		g.Wait()
		close(ended)
	}()
	return ended
}

func First() int { // want First:`^catches signals$`
	return sigs.Every(1, 2)[0]
}

func None(c chan<- int) { c <- 1 }
