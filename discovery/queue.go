package discovery

import (
	"cmp"
	"container/heap"
)

// visit is one address to ask, once, however many named it.
type visit struct {
	target Target
	hops   int  // from the seeds, along the shortest way known
	guess  bool // only ARP named it
	order  int  // when it was queued
	place  int  // in the queue
	state  state
	found  *found  // the device there, once it is admitted
	leads  []*lead // who wants to know
}

type state uint8

const (
	queued state = iota
	running
	answered
	failed
	interrupted
)

// queue holds the visits that wait: what was named before what is guessed, then
// the nearest, then the oldest.
type queue struct {
	heap visitHeap
	next int // order of the next visit
}

func (q *queue) push(v *visit) {
	v.order = q.next
	q.next++
	heap.Push(&q.heap, v)
}

// pop takes the most urgent visit, which is queued no more.
func (q *queue) pop() *visit {
	v := heap.Pop(&q.heap).(*visit)
	v.state = running
	return v
}

func (q *queue) len() int { return len(q.heap) }

// moved restores the order after a queued visit has become more urgent.
func (q *queue) moved(v *visit) { heap.Fix(&q.heap, v.place) }

// visitHeap implements heap.Interface.
type visitHeap []*visit

func (h visitHeap) Len() int { return len(h) }

func (h visitHeap) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.guess != b.guess {
		return b.guess
	}
	return cmp.Or(cmp.Compare(a.hops, b.hops), cmp.Compare(a.order, b.order)) < 0
}

func (h visitHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].place, h[j].place = i, j
}

func (h *visitHeap) Push(x any) {
	v := x.(*visit)
	v.place = len(*h)
	*h = append(*h, v)
}

func (h *visitHeap) Pop() any {
	last := len(*h) - 1
	v := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return v
}
