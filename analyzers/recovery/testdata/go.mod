module example.com/recovery

go 1.25
