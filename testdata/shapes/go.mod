module example.com/shapes

go 1.24

require (
	example.com/kit v0.0.0
	example.com/profiling v0.0.0
	github.com/gin-gonic/gin v1.0.0
	github.com/go-chi/chi/v5 v5.0.0
	github.com/labstack/echo/v4 v4.0.0
	github.com/valyala/fasthttp v1.0.0
)

replace (
	example.com/kit => ./c07/kit
	example.com/profiling => ./c42/profiling
	github.com/gin-gonic/gin => ./modules/gin
	github.com/go-chi/chi/v5 => ./modules/chi
	github.com/labstack/echo/v4 => ./modules/echo
	github.com/valyala/fasthttp => ./modules/fasthttp
)
