package main

import "example.com/reuseport/silent/web"

func helperDefault() error { return web.ListenAndServe("", nil) } // want reuseport/plain-listen
