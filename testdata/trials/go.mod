module example.com/trials

go 1.25.0
