package silent

import (
	"net"
	"net/http"
)

type daemon struct{ l net.Listener }

func (d *daemon) start() (err error) {
	if d.l, err = net.Listen("tcp", ":8080"); err != nil {
		return err
	}
	go http.Serve(d.l, nil)
	return nil
}

func (d *daemon) stop() { d.l.Close() }
