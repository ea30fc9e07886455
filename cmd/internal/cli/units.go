package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// speed returns a bit rate as people say it: "10G", "2.5G", "100M"; nothing when
// it is not known.
func speed(bitsPerSecond int64) string {
	if bitsPerSecond <= 0 {
		return ""
	}
	value, unit := float64(bitsPerSecond), ""
	for _, next := range []string{"k", "M", "G", "T"} {
		if value < 1000 {
			break
		}
		value, unit = value/1000, next
	}
	return strconv.FormatFloat(value, 'f', -1, 64) + unit
}

// quantity returns a value with its unit, to the thousandth: "2.4 dB".
func quantity(value float64, unit string) string {
	return strings.TrimSpace(strconv.FormatFloat(math.Round(value*1000)/1000, 'f', -1, 64) + " " + unit)
}

// count returns "1 link" or "2 links".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %s", n, plural(noun))
}

func plural(noun string) string {
	if strings.HasSuffix(noun, "y") {
		return strings.TrimSuffix(noun, "y") + "ies"
	}
	return noun + "s"
}
