// kind: subcommands in a map, one of which serves
// run: serve {addr}
// cleanup: command is over
// fix: drain
// SIGTERM: exit 0, answered, cleaned
// SIGINT: exit 0, answered, cleaned
// in use: as before

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

var commands = map[string]func([]string) error{
	"serve":   serve,
	"version": func([]string) error { _, err := fmt.Println("1.0"); return err },
}

func serve(args []string) error {
	defer fmt.Println("command is over")
	return http.ListenAndServe(args[0], http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println("order begins")
		io.Copy(w, r.Body)
	}))
}

func main() {
	command, ok := commands[os.Args[1]]
	if !ok {
		fmt.Fprintln(os.Stderr, "unknown command")
		os.Exit(2)
	}
	if err := command(os.Args[2:]); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}
