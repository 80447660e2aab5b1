// Package pprof is as much of the package of that name as the tests need.
package pprof

import "github.com/gin-gonic/gin"

func Register(r *gin.Engine, prefix ...string)           {}
func RouteRegister(r *gin.RouterGroup, prefix ...string) {}
