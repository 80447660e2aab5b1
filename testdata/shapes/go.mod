module example.com/shapes

go 1.24

require example.com/kit v0.0.0

replace example.com/kit => ./c07/kit
