package flagged

import (
	"context"
	"time"

	"example.com/timeouts/kit"
)

func startedByApp() error {
	limited := kit.New(":8080")
	limited.ReadHeaderTimeout = time.Second
	slow := kit.New(":8081")
	app := kit.With(limited, slow) // want timeouts/read-header-unset
	late := kit.New(":8082")
	app.Add("late", late) // want timeouts/read-header-unset
	return app.Run(context.Background())
}
