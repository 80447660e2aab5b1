package config

const (
	SiteAddr  = ":8080"
	AdminAddr = ":6060"
)
