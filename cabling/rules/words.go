package rules

import (
	"fmt"
	"strconv"
	"strings"

	"cablewright/topology"
)

// speedText writes bit/s as people say it: "2.5 Gbit/s", "100 Mbit/s".
func speedText(speed float64) string {
	units := []string{"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"}
	unit := 0
	for speed >= 1000 && unit < len(units)-1 {
		speed, unit = speed/1000, unit+1
	}
	return shortNumber(speed) + " " + units[unit]
}

// ratioText writes 2.4 as "2.4:1".
func ratioText(ratio float64) string { return shortNumber(ratio) + ":1" }

// shortNumber writes a number with one decimal, or none where that is 0.
func shortNumber(value float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 1, 64), ".0")
}

// count writes "1 link", "2 links".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// maxNames is how many names a message gives before it only counts them.
const maxNames = 4

// deviceList names devices as nameList does.
func deviceList(devices []*topology.Device) string {
	names := make([]string, len(devices))
	for i, device := range devices {
		names[i] = device.Label()
	}
	return nameList(names)
}

// nameList writes "leaf1", "leaf1 and leaf2", "leaf1, leaf2, leaf3 and 7 more".
func nameList(names []string) string {
	last := len(names) - 1
	switch {
	case len(names) > maxNames:
		return strings.Join(names[:maxNames-1], ", ") + fmt.Sprintf(" and %d more", len(names)-maxNames+1)
	case last < 1:
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
