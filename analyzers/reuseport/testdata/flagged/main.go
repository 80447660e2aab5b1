package main

func main() {
	literal()
}
