package config

const (
	Public  = ":8080"
	Inspect = "localhost:6061"
)
