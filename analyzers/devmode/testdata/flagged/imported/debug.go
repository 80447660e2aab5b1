package main

import _ "example.com/devmode/flagged/imported/profiling"
