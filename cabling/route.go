package cabling

import (
	"fmt"
	"strconv"
	"strings"
)

// Route is the way of a cable from one port to another: within a rack from port
// to port, between racks from each port to the tray and through it. What it does
// not tell is for the site to say (RouteSite). See ParseRoute.
type Route struct {
	SameRack bool
	A, B     Stand
	Below    bool   // the trays run under the racks
	Tray     Length // through trays, along aisles and not across; known between racks
	Drop     [2]Length
	SideExit [2]Length
	Slack    [2]Length

	Tolerance *float64 // percent by which the way may turn out longer; nil: not told
	Stock     Stock    // what the route calls its cable; empty: nothing
}

// Stand is where in which rack an end is.
type Stand struct {
	Rack   string // empty: not named
	Unit   int    // U from the bottom, from 1
	Height int    // U of the rack; 0: not told
}

// RouteSite is what a plan assumes of the routes of a site. The values of
// DefaultSite are rules of thumb, not of a standard.
type RouteSite struct {
	RackUnits int     // U of a rack
	SideExit  float64 // m from a port to the vertical manager, at each end
	Drop      float64 // m from the top of a rack to the tray, at each end

	Tolerance     float64 // share by which the way through trays may turn out longer
	RackTolerance float64 // the same within a rack

	Slack map[Stock]float64   // m at each end
	Stock map[Stock][]float64 // m, ascending
	Step  float64             // m: what is made to length is a multiple of this
}

// defaultRouteSite returns racks of 42 U and 600 mm to 800 mm, trays half a metre
// above them, and 10 % on the way between racks.
func defaultRouteSite() RouteSite {
	return RouteSite{
		RackUnits: 42,
		SideExit:  0.45,
		Drop:      0.5,
		Tolerance: 0.1,
		Slack:     map[Stock]float64{DACStock: 0.15, CopperStock: 0.15, AOCStock: 0.3, FibreStock: 0.3, TrunkStock: 2},
		Stock:     stockLengths(),
		Step:      0.5,
	}
}

// RackUnit is one U in metres (EIA/ECA-310-E, IEC 60297-3-100).
const RackUnit = 0.04445

// RouteLength is how long a route is, in the parts that it adds up from.
type RouteLength struct {
	Rises     [2]int // U: from port to port in one rack; else from each port to the end of its rack
	Between   bool   // racks
	Tray      float64
	Drop      [2]float64
	SideExit  [2]float64
	Slack     [2]float64
	Tolerance float64 // share
}

// Bare returns the metres without the tolerance.
func (l RouteLength) Bare() float64 {
	return float64(l.Rises[0]+l.Rises[1])*RackUnit + l.Tray +
		l.Drop[0] + l.Drop[1] + l.SideExit[0] + l.SideExit[1] + l.Slack[0] + l.Slack[1]
}

// Metres returns the length with its tolerance.
func (l RouteLength) Metres() float64 { return l.Bare() * (1 + l.Tolerance) }

// String returns how the length came about: "30 U × 0.04445 + 2 × 0.45 m side exit
// + 2 × 0.15 m slack = 2.53 m".
func (l RouteLength) String() string {
	rise := fmt.Sprintf("%d U × %g", l.Rises[0], RackUnit)
	if l.Between {
		rise = fmt.Sprintf("(%d U + %d U) × %g + %s m tray", l.Rises[0], l.Rises[1], RackUnit, centimetres(l.Tray))
	}
	sum := rise + bothEnds(l.Drop, "drop") + bothEnds(l.SideExit, "side exit") + bothEnds(l.Slack, "slack")
	if l.Tolerance > 0 {
		sum = fmt.Sprintf("(%s) + %s %%", sum, centimetres(l.Tolerance*100))
	}
	return sum + " = " + centimetres(l.Metres()) + " m"
}

// bothEnds writes what is added at the ends: " + 2 × 0.45 m side exit".
func bothEnds(metres [2]float64, what string) string {
	switch {
	case metres == [2]float64{}:
		return ""
	case metres[0] == metres[1]:
		return fmt.Sprintf(" + 2 × %s m %s", centimetres(metres[0]), what)
	}
	return fmt.Sprintf(" + %s m and %s m %s", centimetres(metres[0]), centimetres(metres[1]), what)
}

// centimetres writes a number with two decimals, or fewer where those are 0.
func centimetres(value float64) string {
	text := strconv.FormatFloat(value, 'f', 2, 64)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

// Length adds up the route of a kind of cable. An error says which rack is told
// to be lower than what stands in it.
func (r *Route) Length(kind Stock, site RouteSite) (RouteLength, error) {
	length := RouteLength{
		SideExit: r.orSite(r.SideExit, site.SideExit),
		Slack:    r.orSite(r.Slack, site.Slack[kind]),
	}
	if r.SameRack {
		length.Rises[0] = max(r.A.Unit-r.B.Unit, r.B.Unit-r.A.Unit)
		length.Tolerance = r.tolerance(site.RackTolerance)
		return length, nil
	}
	length.Between, length.Tray = true, r.Tray.Metres
	length.Drop = r.orSite(r.Drop, site.Drop)
	length.Tolerance = r.tolerance(site.Tolerance)
	for i, stand := range []Stand{r.A, r.B} {
		rise, err := stand.rise(r.Below, site.RackUnits)
		if err != nil {
			return RouteLength{}, err
		}
		length.Rises[i] = rise
	}
	return length, nil
}

// rise returns the U from a port to the end of its rack where the trays are.
func (s Stand) rise(below bool, usual int) (int, error) {
	height := s.Height
	if height == 0 {
		height = usual
	}
	switch {
	case below:
		return s.Unit - 1, nil
	case s.Unit > height:
		return 0, fmt.Errorf("a rack has %d U here, and the port is at U%d: tell the height of its rack, as in U%d/48", height, s.Unit, s.Unit)
	}
	return height - s.Unit, nil
}

// orSite returns the lengths at both ends, the site's where the route tells none.
func (r *Route) orSite(told [2]Length, usual float64) [2]float64 {
	return [2]float64{orElse(told[0], usual), orElse(told[1], usual)}
}

// tolerance returns a share: the route's, or the site's.
func (r *Route) tolerance(usual float64) float64 {
	if r.Tolerance != nil {
		return *r.Tolerance / 100
	}
	return usual
}

func orElse(told Length, usual float64) float64 {
	if told.Known {
		return told.Metres
	}
	return usual
}

// RouteLength returns how long the path is that the channel tells; ok is false
// where it tells none, or not for which kind of cable. An error says why what it
// tells has no length.
func (c *Channel) RouteLength(site Site) (length RouteLength, ok bool, err error) {
	if !c.TellsRoute() {
		return RouteLength{}, false, nil
	}
	kind := c.Stock()
	if told := c.Route.Stock; told != "" && told != kind && c.Family() != NoFamily {
		return RouteLength{}, false, fmt.Errorf("it is that of %s, and the cable is %s", told.Noun(), kind.Noun())
	}
	length, err = c.Route.Length(kind, site.Route)
	return length, err == nil, err
}

// TellsRoute reports whether the channel tells its route, and enough of its cable
// to say how long it is to be.
func (c *Channel) TellsRoute() bool { return c.Route != nil && c.Stock() != "" }

// Order returns the length to order for the channel's route; ok is false where
// that has no length.
func (c *Channel) Order(site Site) (order Order, length RouteLength, ok bool) {
	length, ok, _ = c.RouteLength(site)
	if !ok {
		return Order{}, RouteLength{}, false
	}
	return site.Route.Order(c.Stock(), length.Metres()), length, true
}

// Plan returns the channel with the length that is to be ordered for its route
// where it tells none; itself where it does, or tells no route.
func (c *Channel) Plan(site Site) *Channel {
	if c.Route == nil || c.Length.Known {
		return c
	}
	order, _, ok := c.Order(site)
	if !ok {
		return c
	}
	planned := *c
	planned.Length, planned.Planned = Metres(order.Metres), true
	return &planned
}

// String returns the route in the notation of ParseRoute, with what it tells and
// nothing else.
func (r *Route) String() string {
	parts := []string{r.A.String() + " -> " + r.B.String()}
	if r.SameRack {
		parts[0] = "same rack " + parts[0]
	}
	if r.Tray.Known {
		parts = append(parts, "tray "+exact(r.Tray.Metres)+" m")
	}
	if r.Below {
		parts = append(parts, "below")
	}
	for _, each := range []struct {
		what string
		told [2]Length
	}{{"drop", r.Drop}, {"side exit", r.SideExit}, {"slack", r.Slack}} {
		if each.told[0].Known {
			parts = append(parts, each.what+" "+eachEnd(each.told))
		}
	}
	if r.Stock != "" {
		parts = append(parts, string(r.Stock))
	}
	if r.Tolerance != nil {
		parts = append(parts, "+"+exact(*r.Tolerance)+" %")
	}
	return strings.Join(parts, ", ")
}

// eachEnd writes "0.45 m", or "0.45 / 0.3 m" where the ends differ.
func eachEnd(told [2]Length) string {
	if told[0] == told[1] {
		return exact(told[0].Metres) + " m"
	}
	return exact(told[0].Metres) + " / " + exact(told[1].Metres) + " m"
}

func exact(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

// String returns "rack A U20/42", as far as it is told.
func (s Stand) String() string {
	text := fmt.Sprintf("U%d", s.Unit)
	if s.Height > 0 {
		text += fmt.Sprintf("/%d", s.Height)
	}
	if s.Rack != "" {
		text = "rack " + s.Rack + " " + text
	}
	return text
}
