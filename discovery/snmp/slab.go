package snmp

// slab keeps copies of short slices side by side in large blocks, so that a
// table costs a few allocations and not one or two a cell.
type slab[T any] struct{ block []T }

// keep returns a copy of s that nobody will change or append to.
func (b *slab[T]) keep(s []T) []T {
	const first, largest = 64, 16 << 10
	if len(s) > cap(b.block)-len(b.block) {
		size := min(max(first, 2*cap(b.block)), largest)
		b.block = make([]T, 0, max(size, len(s)))
	}
	start := len(b.block)
	b.block = append(b.block, s...)
	return b.block[start:len(b.block):len(b.block)]
}
