package policy

import (
	"strings"

	"cablewright/cabling"
	"cablewright/topology/yamltree"
)

// Numbers that no site exceeds.
const (
	mostUnits = 100
	mostWay   = 1000 // m of a part of a route, and of a cable
)

// readRoute reads what the site assumes of routes.
func (p *Policy) readRoute(node yamltree.Node) error {
	route := &p.Site.Route
	return yamltree.Mapping(node, "route", yamltree.Fields{
		"rack_units": func(node yamltree.Node) error {
			units, err := readNumber(node, "rack_units", 1, mostUnits)
			route.RackUnits = int(units)
			if err == nil && units != float64(route.RackUnits) {
				return yamltree.At(node, "rack_units %v, want a whole number", units)
			}
			return err
		},
		"side_exit_m":            intoNumber(&route.SideExit, "side_exit_m", 0, mostWay),
		"drop_m":                 intoNumber(&route.Drop, "drop_m", 0, mostWay),
		"step_m":                 intoNumber(&route.Step, "step_m", 0.01, mostWay),
		"tolerance_percent":      intoShare(&route.Tolerance, "tolerance_percent", 0),
		"rack_tolerance_percent": intoShare(&route.RackTolerance, "rack_tolerance_percent", 0),
		"slack_m": func(node yamltree.Node) error {
			return stockEntries(node, "slack_m", func(kind cabling.Stock, value yamltree.Node) (err error) {
				route.Slack[kind], err = readNumber(value, "slack_m of "+string(kind), 0, mostWay)
				return err
			})
		},
		"stock_m": func(node yamltree.Node) error {
			return stockEntries(node, "stock_m", func(kind cabling.Stock, value yamltree.Node) (err error) {
				route.Stock[kind], err = readLengths(value, "stock_m of "+string(kind))
				return err
			})
		},
	})
}

// stockEntries reads a mapping by kinds of cable.
func stockEntries(node yamltree.Node, what string, read func(kind cabling.Stock, value yamltree.Node) error) error {
	return yamltree.Entries(node, what, stockWords(), func(key, value yamltree.Node) error {
		name := key.GetToken().Value
		for _, kind := range cabling.Stocks() {
			if string(kind) == strings.ToLower(name) {
				return read(kind, value)
			}
		}
		return yamltree.At(key, "unknown kind of cable %q in %s, want one of %s", name, what, stockWords())
	})
}

func stockWords() string {
	var words []string
	for _, kind := range cabling.Stocks() {
		words = append(words, string(kind))
	}
	return strings.Join(words, ", ")
}

// readLengths reads a list of metres, ascending.
func readLengths(node yamltree.Node, what string) ([]float64, error) {
	var lengths []float64
	err := yamltree.Sequence(node, what, func(element yamltree.Node) error {
		length, err := readNumber(element, what, 0.01, mostWay)
		if err == nil && len(lengths) > 0 && length <= lengths[len(lengths)-1] {
			return yamltree.At(element, "%s: %v after %v, want each longer than the one before", what, length, lengths[len(lengths)-1])
		}
		lengths = append(lengths, length)
		return err
	})
	return lengths, err
}

// readPathway reads the size of one pathway.
func (p *Policy) readPathway(key, value yamltree.Node) error {
	pathway := cabling.Pathway{}
	into := func(parse func(string) (cabling.Pathway, error)) func(yamltree.Node) error {
		return func(node yamltree.Node) error {
			text, err := yamltree.Text(node, "size of a pathway")
			if err != nil {
				return err
			}
			if pathway.Kind != cabling.NoPathway {
				return yamltree.At(node, "a pathway is a tray or a conduit, want one of them")
			}
			if pathway, err = parse(text); err != nil {
				return yamltree.At(node, "%v", err)
			}
			return nil
		}
	}
	name := strings.Join(strings.Fields(key.GetToken().Value), " ")
	err := yamltree.Mapping(value, "pathway "+name, yamltree.Fields{"tray": into(cabling.ParseTray), "conduit": into(cabling.ParseConduit)})
	switch {
	case err != nil:
		return err
	case pathway.Kind == cabling.NoPathway:
		return yamltree.At(value, "pathway %s has no size, want {tray: 100x300} or {conduit: 35}", name)
	}
	if p.Site.Pathways == nil {
		p.Site.Pathways = map[string]cabling.Pathway{}
	}
	pathway.Name = name
	if _, twice := p.Site.Pathways[pathway.Key()]; twice {
		return yamltree.At(key, "pathway %s twice, want it once", name)
	}
	p.Site.Pathways[pathway.Key()] = pathway
	return nil
}
