package rules

import (
	"fmt"
	"math"
	"slices"

	"cablewright/cabling"
	"cablewright/topology"
)

var pathwayFill = Rule{
	ID:       "pathway-fill",
	Severity: topology.Error,
	Title:    "A tray or conduit is too full",
	Looks: "The rows of the list one after the other, and how much of its pathways their cables take: π/4 × diameter² × number of the " +
		"area. A conduit may be filled to 53 % by one cable, 31 % by two, 40 % by three and more; a tray to 50 %, and on the first day to " +
		"25 %, which is a warning. The row with which a pathway is too full has the finding, and those after it. Sizes come from the rows " +
		"(T-01 tray 100x300 mm) and the policy file. A pathway without a name is its row's alone.",
	Why: "Cables lie beside each other with gaps: half filled by calculation is full to the hand. What does not fit is forced in, heats " +
		"its neighbours, and no cable comes out again without harm to others.",
	Fix:    "Lay the cable another way, or a larger pathway.",
	Source: "NFPA 70 (NEC) chapter 9 table 1; ANSI/TIA-569",
	Rows:   newFills,
	Lacks:  lacksForFill,
	Named:  true, // the size of a pathway may be told by an earlier row
}

// lacksForFill tells which sizes are missing: they decide over a row that is asked
// about its pathways alone.
func lacksForFill(channel *cabling.Channel) []Lack {
	if len(channel.Pathways) == 0 {
		return nil
	}
	var lacks []Lack
	optional := !channel.TellsWayAlone() || channel.Route != nil || channel.Power.Told()
	if channel.OuterDiameter() == 0 {
		lacks = append(lacks, Lack{"outer diameter (od_mm)", optional})
	}
	for _, pathway := range channel.Pathways {
		if pathway.Kind == cabling.NoPathway {
			lacks = append(lacks, Lack{"size of " + pathway.Name, optional})
		}
	}
	return lacks
}

// fills are the pathways of a list, as far as it is read.
type fills struct {
	site  cabling.Site
	named map[string]*fill
}

// fill is what lies in a pathway.
type fill struct {
	cabling.Pathway
	cables int
	area   float64         // mm² of those with a known diameter
	of     map[float64]int // cables by diameter in mm; 0: not known
	early  bool            // a finding has said that it is past the first day's share
}

func newFills(site cabling.Site) func(*cabling.Channel) []topology.Finding {
	f := &fills{site, map[string]*fill{}}
	return func(channel *cabling.Channel) []topology.Finding {
		var findings []topology.Finding
		for _, pathway := range channel.Pathways {
			findings = append(findings, f.lay(channel, pathway)...)
		}
		return findings
	}
}

// lay puts the cables of a row into a pathway.
func (f *fills) lay(channel *cabling.Channel, pathway cabling.Pathway) []topology.Finding {
	in := f.find(pathway)
	var findings []topology.Finding
	if in.Kind == cabling.NoPathway {
		in.Pathway = pathway
	} else if pathway.Kind != cabling.NoPathway && pathway.Size() != in.Size() {
		findings = one(topology.Warning, fmt.Sprintf("%s is a %s here, and a %s before", in.Name, pathway.Size(), in.Size()), "Measure it, and correct what is wrong.")
	}
	in.add(channel)
	return append(findings, in.judge(f.site)...)
}

// find returns what lies in a pathway; one without a name is empty.
func (f *fills) find(pathway cabling.Pathway) *fill {
	key := pathway.Key()
	if key == "" {
		return &fill{of: map[float64]int{}}
	}
	if f.named[key] == nil {
		f.named[key] = &fill{of: map[float64]int{}}
	}
	return f.named[key]
}

func (f *fill) add(channel *cabling.Channel) {
	diameter, cables := channel.OuterDiameter(), channel.Cables()
	f.cables += cables
	f.of[diameter] += cables
	f.area += float64(cables) * cabling.CableArea(diameter)
}

// judge holds the fill to its limits.
func (f *fill) judge(site cabling.Site) []topology.Finding {
	if f.Kind == cabling.NoPathway {
		return nil
	}
	share := f.area / f.Area()
	limit, source := f.FillLimit(f.cables, site)
	full := cabling.Measure{Value: share * 100, Limit: limit * 100, Unit: "%", Standard: source}
	day := cabling.Measure{Value: share * 100, Limit: site.TrayFill * 100, Unit: "%", Standard: source}
	switch {
	case full.Over():
		return measured(topology.Error, full, f.words(full, "is the most"), f.larger(limit))
	case f.Kind == cabling.Tray && day.Over() && !f.early:
		f.early = true
		return measured(topology.Warning, day, f.words(day, "is enough for the first day"), f.larger(site.TrayFill))
	}
	return nil
}

// words say how full the pathway is, of how much, and what is in it.
func (f *fill) words(measure cabling.Measure, limit string) string {
	subject := "the " + f.Size()
	if f.Name != "" {
		subject = fmt.Sprintf("%s (%s)", f.Name, f.Size())
	}
	return fmt.Sprintf("%s is %.1f %% full, %g %% %s: it holds %s", subject, measure.Value, measure.Limit, limit, f.contents())
}

// contents writes "250 cables of 7.62 mm", the most frequent first.
func (f *fill) contents() string {
	var diameters []float64
	for diameter := range f.of {
		diameters = append(diameters, diameter)
	}
	slices.SortFunc(diameters, func(a, b float64) int {
		if f.of[a] != f.of[b] {
			return f.of[b] - f.of[a]
		}
		return int(math.Copysign(1, a-b))
	})
	var parts []string
	for _, diameter := range diameters {
		if diameter == 0 {
			parts = append(parts, count(f.of[0], "cable")+" of unknown diameter")
			continue
		}
		parts = append(parts, fmt.Sprintf("%s of %g mm", count(f.of[diameter], "cable"), diameter))
	}
	return nameList(parts)
}

// larger says what would hold the cables: a tray of the same depth, or a conduit.
func (f *fill) larger(limit float64) string {
	area := f.area / limit
	if f.Kind == cabling.Tray {
		return fmt.Sprintf("Lay the cable another way, or a tray of %.0fx%.0f mm in all.", math.Ceil(area/f.Depth), f.Depth)
	}
	return fmt.Sprintf("Lay the cable another way, or a conduit of %.0f mm inside.", math.Ceil(math.Sqrt(4*area/math.Pi)))
}
