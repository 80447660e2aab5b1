package silent

import (
	"net"
	"net/http"
)

type keeper struct{ l net.Listener }

func (k *keeper) start() error {
	l, err := net.Listen("tcp", ":8080")
	if err != nil {
		return err
	}
	k.l = l
	go http.Serve(l, nil)
	return nil
}

func (k *keeper) stop() { k.l.Close() }
