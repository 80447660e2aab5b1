// kind: admin server whose address is in a configuration package
// label: good
// subject: devmode/pprof-public
// text: the address of the admin server is on loopback

package main

import (
	"log"

	"example.com/kinds/d23-admin-address-constant-good/internal/admin"
	"example.com/kinds/d23-admin-address-constant-good/internal/config"
	"example.com/kinds/d23-admin-address-constant-good/internal/site"
)

func main() {
	go func() {
		if err := admin.ListenAndServe(config.AdminAddr); err != nil {
			log.Println("admin:", err)
		}
	}()
	log.Fatal(site.ListenAndServe(config.SiteAddr))
}
