module example.com/bindaddr

go 1.24
