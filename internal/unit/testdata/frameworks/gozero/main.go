// Go-zero has limits for reading and writing unless the configuration says otherwise, and adds a server for debugging if it says so.
package main

import (
	"github.com/zeromicro/go-zero/core/conf"
	"github.com/zeromicro/go-zero/rest"
)

func main() {
	var c rest.RestConf
	conf.MustLoad("shop.yaml", &c)
	server := rest.MustNewServer(c)
	defer server.Stop()
	server.Start()
}
