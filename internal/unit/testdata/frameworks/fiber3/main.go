// Fiber takes its timeouts from the Config that New gets.
package main

import (
	"log"
	"time"

	"github.com/gofiber/fiber/v3"
)

func main() {
	bare := fiber.New()
	go bare.Listen(":8080") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called reuseport/plain-listen

	named := fiber.New(fiber.Config{AppName: "named"})
	go named.Listen("127.0.0.1:8081") // want timeouts/read-header-unset keepalive/idle-unset shutdown/never-called

	idle := fiber.New(fiber.Config{IdleTimeout: time.Minute})
	go idle.Listen(":8082") // want timeouts/read-header-unset shutdown/never-called reuseport/plain-listen

	config := fiber.Config{}
	config.ReadTimeout = 10 * time.Second
	set := fiber.New(config)
	time.AfterFunc(time.Hour, func() { set.ShutdownWithTimeout(time.Second) })
	go set.Listen(":8083") // want reuseport/plain-listen

	loaded := fiber.New(load())
	log.Fatal(loaded.Listen(":8084")) // want shutdown/never-called reuseport/plain-listen
}

func load() fiber.Config { return fiber.Config{} }
