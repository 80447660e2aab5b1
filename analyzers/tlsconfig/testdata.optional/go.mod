module example.com/tlsconfig

go 1.24
