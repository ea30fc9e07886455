package cabling

// mostPatched is how many cables in a row are followed from port to port.
const mostPatched = 8

// rowEnd is an end of a row of the list: 0 for A, 1 for B.
type rowEnd struct{ row, end int }

// patched finds the rows that make up one link, through panels that the network
// does not know: leaf1 to panel1 7, and panel1 7 to spine1. It notes the link with
// each, and tells front from rear of the panels.
func (j *joiner) patched(channels []Placed) {
	ends := make(map[jack][]rowEnd)
	var starts []rowEnd
	for i := range channels {
		placed := &channels[i]
		for end := range placed.At {
			if known := placed.At[end].Device != ""; placed.Link >= 0 || !placed.tellsEnds() || known == (placed.At[1-end].Device != "") {
				continue // a row of two panels is on the way, one of two ports is no part
			} else if known {
				starts = append(starts, rowEnd{i, end})
			}
		}
		if placed.Link < 0 && placed.tellsEnds() {
			for end := range placed.At {
				if placed.At[end].Device == "" {
					at := j.want(*placed.end(end)).jack()
					ends[at] = append(ends[at], rowEnd{i, end})
				}
			}
		}
	}
	for _, start := range starts {
		if channels[start.row].Part < 0 {
			j.follow(channels, ends, start)
		}
	}
}

// follow goes from a port over panels to the next port, and notes the link between
// the two, if there is one.
func (j *joiner) follow(channels []Placed, ends map[jack][]rowEnd, start rowEnd) {
	way := []rowEnd{start} // of each row, the end where it is entered
	for len(way) <= mostPatched {
		here := way[len(way)-1]
		out := rowEnd{here.row, 1 - here.end}
		placed := &channels[out.row]
		if placed.At[out.end].Device != "" {
			j.note(channels, way, out)
			return
		}
		both := ends[j.want(*placed.end(out.end)).jack()]
		switch {
		case len(both) != 2 || both[0].row == both[1].row:
			return
		case both[0] == out:
			way = append(way, both[1])
		default:
			way = append(way, both[0])
		}
	}
}

// note gives the rows of a way the link from its first port to its last.
func (j *joiner) note(channels []Placed, way []rowEnd, last rowEnd) {
	first := channels[way[0].row].end(way[0].end)
	link := j.linkBetween(*first, *channels[last.row].end(last.end))
	if link < 0 {
		return
	}
	for i, at := range way {
		placed := &channels[at.row]
		placed.Part, placed.Other = link, -1
		if i > 0 {
			tellFace(placed.end(at.end), "rear")
		}
		if i < len(way)-1 {
			tellFace(placed.end(1-at.end), "front")
		}
	}
}

func tellFace(end *End, face string) {
	if end.Kind == "" {
		end.Kind = face
	}
}

// linkBetween returns the one link between two ports; -1: there is none, or a port
// is not known.
func (j *joiner) linkBetween(a, b End) int {
	wantA, wantB := j.want(a), j.want(b)
	for _, link := range j.jacks[wantA.jack()] {
		for _, s := range j.seatings(link) {
			if s.a.ports != nil && s.b.ports != nil && s.a.fits(wantA) && s.b.fits(wantB) {
				return link
			}
		}
	}
	return -1
}

// tellsEnds reports whether the row tells device and port of both ends.
func (p *Placed) tellsEnds() bool {
	return p.A.Device != "" && p.A.Port != "" && p.B.Device != "" && p.B.Port != ""
}

func (p *Placed) end(i int) *End {
	if i == 0 {
		return &p.A
	}
	return &p.B
}
