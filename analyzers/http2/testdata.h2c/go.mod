module example.com/http2

go 1.24

require golang.org/x/net v0.0.0

replace golang.org/x/net => ./modules/net
