module example.com/profiling

go 1.24
