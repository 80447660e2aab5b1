module example.com/statements

go 1.24
