package probe

// Marks of ifSpeed and ifHighSpeed (RFC 2863).
const (
	speedMax = 4294967295 // ifSpeed: "look at ifHighSpeed"; ifHighSpeed: not known

	// highSpeedMax is the highest ifHighSpeed that is taken for Mb/s. It is
	// 100 Tb/s, above any aggregate; agents that answer in bit/s are above it
	// from 100 Mb/s on.
	highSpeedMax = 100_000_000 - 1
)

// speedOf settles what an interface runs at, in bit/s; 0 is not known. ifSpeed is
// in bit/s and ends at 4.29 Gb/s, ifHighSpeed is in Mb/s. Agents leave ifHighSpeed
// at 0 on ports that are up, fill it with bit/s, or set it to its maximum; then
// ifSpeed counts, if it is below its own maximum.
func speedOf(speed, highSpeed Value) int64 {
	low, high := speed.Num, highSpeed.Num
	if low >= speedMax {
		low = 0
	}
	switch {
	case high == 0 || high >= speedMax:
		return int64(low)
	case high > highSpeedMax || high == low:
		return int64(high)
	case low > 0 && (low+500_000)/1_000_000 == high:
		return int64(low) // the same, exact
	}
	return int64(high) * 1_000_000
}
