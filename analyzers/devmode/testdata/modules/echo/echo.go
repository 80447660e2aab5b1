// Package echo is as much of the framework of that name as the tests need.
package echo

import "net/http"

type Echo struct{ Debug bool }

func New() *Echo { return &Echo{} }

func (e *Echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {}
