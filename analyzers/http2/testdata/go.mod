module example.com/http2

go 1.24

require (
	github.com/valyala/fasthttp v0.0.0
	golang.org/x/net v0.0.0
)

replace (
	github.com/valyala/fasthttp => ./modules/fasthttp
	golang.org/x/net => ./modules/net
)
