module example.com/devmode

go 1.24

require (
	github.com/gin-contrib/pprof v1.0.0
	github.com/gin-gonic/gin v1.0.0
	github.com/go-chi/chi/v5 v5.0.0
	github.com/labstack/echo/v4 v4.0.0
)

replace (
	github.com/gin-contrib/pprof => ./modules/gin-pprof
	github.com/gin-gonic/gin => ./modules/gin
	github.com/go-chi/chi/v5 => ./modules/chi
	github.com/labstack/echo/v4 => ./modules/echo
)
