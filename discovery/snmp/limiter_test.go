package snmp

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestLimiterBoundsOutstanding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := NewLimiter(3, 0)
		var now, most atomic.Int64
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if err := limiter.acquire(t.Context()); err != nil {
					t.Error(err)
				}
				defer limiter.release()
				if n := now.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Second)
				now.Add(-1)
			})
		}
		all.Wait()
		if most.Load() != 3 {
			t.Errorf("%d requests at a time, want 3", most.Load())
		}
	})
}

func TestLimiterBoundsRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := NewLimiter(0, 10)
		start := time.Now()
		for range 21 {
			if err := limiter.acquire(t.Context()); err != nil {
				t.Fatal(err)
			}
			limiter.release()
		}
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("21 requests took %s, want 2s at 10 a second", took)
		}
	})
}

func TestLimiterEndsWithTheContext(t *testing.T) {
	for name, limiter := range map[string]*Limiter{"outstanding": NewLimiter(1, 0), "rate": NewLimiter(0, 0.001)} {
		if err := limiter.acquire(t.Context()); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := limiter.acquire(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want that it was cancelled", name, err)
		}
	}
}

func TestNoLimiter(t *testing.T) {
	var limiter *Limiter
	if err := limiter.acquire(t.Context()); err != nil {
		t.Error(err)
	}
	limiter.release()
}
