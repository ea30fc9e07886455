package frame

import (
	"math/bits"
	"time"
)

// ticks is the resolution of a clock: how often it ticks in a second.
type ticks uint64

// timeResolution reads the option if_tsresol of pcapng: a negative power of 2
// if its top bit is set, else of 10. Powers that do not fit give microseconds,
// as if the option were absent.
func timeResolution(option byte) ticks {
	exponent := option & 0x7f
	switch {
	case option&0x80 != 0 && exponent < 64:
		return 1 << exponent
	case option&0x80 == 0 && exponent < 20:
		power := ticks(1)
		for range exponent {
			power *= 10
		}
		return power
	}
	return 1e6
}

// lastSecond is the end of the year 9999, the last that JSON can hold.
const lastSecond = 253402300799

// time converts a count of ticks since 1970, and an offset in seconds. Times
// that cannot be are the zero time.
func (t ticks) time(count uint64, offset int64) time.Time {
	if t == 0 {
		return time.Time{}
	}
	whole, rest := count/uint64(t), count%uint64(t)
	if whole > lastSecond || offset > lastSecond || offset < -lastSecond {
		return time.Time{}
	}
	seconds := int64(whole) + offset
	if seconds < 0 || seconds > lastSecond {
		return time.Time{}
	}
	high, low := bits.Mul64(rest, 1e9)
	nanoseconds, _ := bits.Div64(high, low, uint64(t)) // rest < t, so it fits
	return time.Unix(seconds, int64(nanoseconds)).UTC()
}
