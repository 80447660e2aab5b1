package main

import "fmt"

func main() { fmt.Println("no server but the one of the test") }
