package config

const (
	SiteAddr  = ":8080"
	AdminAddr = "127.0.0.1:6060"
)
