package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"sync"
	"time"

	"firstcall/report/words"
)

// codeBytes is what the program itself takes besides its data: the pages of its
// own file that a run touches (what the system counts less what the runtime does, on Linux).
const codeBytes = 30 << 20

// memoryWatch keeps the most memory that the program has held since it began to watch.
type memoryWatch struct {
	samples []metrics.Sample
	stop    chan struct{}
	watcher sync.WaitGroup
	most    uint64
}

func watchMemory() *memoryWatch {
	w := &memoryWatch{stop: make(chan struct{}), samples: []metrics.Sample{
		{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
	}}
	tick := time.NewTicker(5 * time.Millisecond)
	w.watcher.Go(func() {
		defer tick.Stop()
		for {
			w.sample()
			select {
			case <-w.stop:
				return
			case <-tick.C:
			}
		}
	})
	return w
}

func (w *memoryWatch) sample() {
	metrics.Read(w.samples)
	w.most = max(w.most, w.samples[0].Value.Uint64()-w.samples[1].Value.Uint64())
}

// end gives the most that was held, in bytes.
func (w *memoryWatch) end() uint64 {
	close(w.stop)
	w.watcher.Wait()
	w.sample()
	return w.most
}

// liveBytes is what is in use and no garbage: on the heap, and besides.
func liveBytes() (heap, besides uint64) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, m.Sys - m.HeapSys
}

// megabytes words an amount of memory to two figures: nobody can know a third.
func megabytes(bytes uint64) string {
	mb := (bytes + 500_000) / 1_000_000
	step := uint64(1)
	for mb/step >= 100 {
		step *= 10
	}
	mb = (mb + step/2) / step * step
	if mb >= 10_000 {
		return fmt.Sprintf("%d GB", mb/1000)
	}
	return words.Count(int(mb)) + " MB"
}
