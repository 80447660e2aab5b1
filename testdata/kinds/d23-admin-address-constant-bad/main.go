// kind: admin server whose address is in a configuration package
// label: bad
// subject: devmode/pprof-public
// text: the address of the admin server names every interface

package main

import (
	"log"

	"example.com/kinds/d23-admin-address-constant-bad/internal/admin"
	"example.com/kinds/d23-admin-address-constant-bad/internal/config"
	"example.com/kinds/d23-admin-address-constant-bad/internal/site"
)

func main() {
	go func() {
		if err := admin.ListenAndServe(config.AdminAddr); err != nil { // also devmode/pprof-public
			log.Println("admin:", err)
		}
	}()
	log.Fatal(site.ListenAndServe(config.SiteAddr))
}
