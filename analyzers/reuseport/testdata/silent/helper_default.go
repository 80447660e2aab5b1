package main

import "example.com/reuseport/silent/web"

func helperDefault() error { return web.ListenAndServe("localhost:6121", nil) }
