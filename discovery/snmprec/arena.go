package snmprec

// arena hands out slices of large blocks, so that a recording of a million
// short values costs a few hundred allocations. A block lives as long as any
// slice of it.
type arena[T any] struct{ free []T }

// take returns a slice of n zero values, whose capacity is n.
func (a *arena[T]) take(n int) []T {
	const block = 16 << 10
	if n > len(a.free) {
		a.free = make([]T, max(n, block))
	}
	taken := a.free[:n:n]
	a.free = a.free[n:]
	return taken
}
