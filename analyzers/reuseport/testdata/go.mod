module example.com/reuseport

go 1.24
