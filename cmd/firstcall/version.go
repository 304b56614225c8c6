package main

// version is the tool's version in run.json. A released build sets it with -ldflags "-X main.version=...".
var version = "0.1.0-dev"
