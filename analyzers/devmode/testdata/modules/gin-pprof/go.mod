module github.com/gin-contrib/pprof

go 1.24

require github.com/gin-gonic/gin v1.0.0
