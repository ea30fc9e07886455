package cabling

// Test is what a test of the installed channel found: its loss by light source
// and power meter (Tier 1: ANSI/TIA-526-14 and -7, IEC 61280-4-1 and -2).
type Test struct {
	Loss          Level // the worst of both wavelengths and directions
	FromA, FromB  Level // the worst of both wavelengths, lit from that end
	EncircledFlux *bool // multimode: the launch was as IEC 61280-4-1 wants it; nil: not told
}

// WorstLoss returns the highest loss that the test found.
func (t Test) WorstLoss() (worst Level) {
	for _, found := range []Level{t.Loss, t.FromA, t.FromB} {
		if found.Known && (!worst.Known || found.DB > worst.DB) {
			worst = found
		}
	}
	return worst
}
