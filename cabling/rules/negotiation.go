package rules

import (
	"fmt"

	"cablewright/cabling"
)

// negotiationText says which of two ends negotiates.
func negotiationText(a, b cabling.Mode) string {
	if a.Forced() {
		return fmt.Sprintf("A is set to %s and does not negotiate, B is set to %s and does", a, b)
	}
	return fmt.Sprintf("A is set to %s and negotiates, B is set to %s and does not", a, b)
}

// fastest returns the highest rate of the ends, or the speed where no PHY is told.
func fastest(channel *cabling.Channel) int64 {
	var rate int64
	for _, phy := range []*cabling.PHY{channel.A.PHY, channel.B.PHY} {
		if phy != nil {
			rate = max(rate, phy.Rate)
		}
	}
	if rate == 0 {
		return channel.Speed
	}
	return rate
}
