package main

func main() { loopback() }
