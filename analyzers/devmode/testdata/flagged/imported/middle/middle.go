package middle

import "example.com/devmode/flagged/imported/lib"

func Count() { lib.Requests.Add(1) }
