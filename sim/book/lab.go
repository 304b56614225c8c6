package book

import (
	"os"
	"strconv"
)

func Knob(name string, def float64) float64 {
	if v, err := strconv.ParseFloat(os.Getenv(name), 64); err == nil {
		return v
	}
	return def
}

var streakReset = Knob("STREAK", 0)
