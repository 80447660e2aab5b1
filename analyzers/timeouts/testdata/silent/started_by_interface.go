package silent

import (
	"context"
	"fmt"
	"time"

	"example.com/timeouts/kit"
)

type named struct {
	kit.Part
	name string
}

func startedByApp(given *kit.Server, parts []kit.Part) error {
	limited := kit.New(":8080")
	limited.ReadHeaderTimeout = time.Second
	fmt.Println(kit.New(":8081")) // starts nothing
	app := kit.With(limited, &named{limited, "limited"})
	app.Add("given", given)
	kit.With(parts...)
	return app.Run(context.Background())
}
