package settings

type HTTP struct {
	Listen                     string
	HeaderSeconds, IdleSeconds int
}

func Default() HTTP {
	return HTTP{Listen: ":8080", HeaderSeconds: 10, IdleSeconds: 120}
}
