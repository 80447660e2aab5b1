module github.com/srvfix/srvfix/runtime

go 1.24
