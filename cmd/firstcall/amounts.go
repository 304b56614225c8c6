package main

import (
	"fmt"
	"time"
)

// duration words a length of time in whole seconds, and longer ones as exactly as matters to somebody who waits.
func duration(d time.Duration) string {
	seconds := int((d + time.Second/2) / time.Second)
	minutes := (seconds + 30) / 60
	switch {
	case seconds < 60:
		return fmt.Sprintf("%d s", seconds)
	case seconds < 10*60:
		return fmt.Sprintf("%d min %02d s", seconds/60, seconds%60)
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d h %02d min", minutes/60, minutes%60)
}

// rate words how many are done in a time.
func rate(perSecond float64) string {
	switch {
	case perSecond >= 10:
		return fmt.Sprintf("%.0f a second", perSecond)
	case perSecond >= 1:
		return fmt.Sprintf("%.1f a second", perSecond)
	case perSecond >= 1.0/60:
		return fmt.Sprintf("%.1f a minute", perSecond*60)
	}
	return fmt.Sprintf("%.1f an hour", perSecond*3600)
}
