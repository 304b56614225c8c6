//go:build !unix

package data

import "time"

func processorTime() time.Duration { return 0 }
