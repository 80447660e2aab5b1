package config

const (
	Public  = ":8080"
	Inspect = ":6061" // also bindaddr/debug-all-interfaces
)
