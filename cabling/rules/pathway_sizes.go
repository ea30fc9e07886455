package rules

import (
	"maps"
	"slices"

	"cablewright/cabling"
)

// pathwaySizes are the pathways whose size is told, by Pathway.Key: by the site, or
// by the first row that tells it.
type pathwaySizes map[string]cabling.Pathway

func newPathwaySizes(site cabling.Site) pathwaySizes {
	sizes := pathwaySizes{}
	maps.Copy(sizes, site.Pathways)
	return sizes
}

// complete returns the channel with the sizes that its row leaves open; itself where
// it leaves none.
func (s pathwaySizes) complete(channel *cabling.Channel) *cabling.Channel {
	completed := channel
	for i, pathway := range channel.Pathways {
		if pathway.Name == "" {
			continue
		}
		size, known := s[pathway.Key()]
		switch {
		case pathway.Kind != cabling.NoPathway && !known:
			s[pathway.Key()] = pathway
		case pathway.Kind == cabling.NoPathway && known:
			if completed == channel {
				copied := *channel
				copied.Pathways = slices.Clone(channel.Pathways)
				completed = &copied
			}
			size.Name = pathway.Name
			completed.Pathways[i] = size
		}
	}
	return completed
}
