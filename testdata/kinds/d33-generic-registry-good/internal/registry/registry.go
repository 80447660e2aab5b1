package registry

import "fmt"

type key[T any] struct{}

type Registry struct {
	make map[any]func(*Registry) any
	made map[any]any
}

func New() *Registry {
	return &Registry{make: make(map[any]func(*Registry) any), made: make(map[any]any)}
}

func Provide[T any](r *Registry, f func(*Registry) T) {
	r.make[key[T]{}] = func(r *Registry) any { return f(r) }
}

func Get[T any](r *Registry) T {
	k := key[T]{}
	if v, ok := r.made[k]; ok {
		return v.(T)
	}
	f, ok := r.make[k]
	if !ok {
		panic(fmt.Sprintf("registry: nobody provides %T", k))
	}
	v := f(r)
	r.made[k] = v
	return v.(T)
}
