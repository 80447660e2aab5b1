module example.com/entries

go 1.24

require (
	github.com/gin-gonic/gin v1.12.0
	github.com/labstack/echo/v4 v4.13.3
)

replace (
	github.com/gin-gonic/gin => ./stubs/gin
	github.com/labstack/echo/v4 => ./stubs/echo
)
