package render

import (
	"cmp"
	"slices"

	"cablewright/topology"
)

// byTier returns the devices tier by tier from the top, by name within a tier.
// Empty tiers are left out.
func byTier(n *topology.Network, tiers map[topology.DeviceID]int) [][]*topology.Device {
	devices := make([]*topology.Device, len(n.Devices))
	for i := range n.Devices {
		devices[i] = &n.Devices[i]
	}
	slices.SortStableFunc(devices, func(a, b *topology.Device) int {
		return cmp.Or(cmp.Compare(tiers[b.ID], tiers[a.ID]), topology.CompareNatural(a.Label(), b.Label()))
	})
	var rows [][]*topology.Device
	for i, device := range devices {
		if i == 0 || tiers[devices[i-1].ID] != tiers[device.ID] {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], device)
	}
	return rows
}
