package snmp

import (
	"context"
	"testing"

	"cablewright/discovery/probe"
)

// garbageAgent answers what its script says, octet by octet, and is silent when
// the script has ended.
type garbageAgent struct {
	script []byte
	asked  int
}

func (g *garbageAgent) Close() error { return nil }

func (g *garbageAgent) next() (n byte) {
	if len(g.script) > 0 {
		n, g.script = g.script[0], g.script[1:]
	}
	return n
}

func (g *garbageAgent) ask(_ context.Context, _ question, into *answer) error {
	g.asked++
	into.reset()
	if len(g.script) == 0 {
		return probe.ErrTimeout
	}
	switch head := g.next(); {
	case head >= 250:
		return probe.ErrTimeout
	case head >= 240:
		return errGarbled
	case head >= 220:
		into.status, into.index = errorStatus(g.next()), int(g.next())
	default:
		for range head % 40 {
			into.varbinds = append(into.varbinds, g.varbind())
		}
	}
	into.size = 30 * len(into.varbinds)
	return nil
}

// varbind makes names that are mostly near the two columns of the table.
func (g *garbageAgent) varbind() varbind {
	kind := g.next()
	name := probe.OID{1, 5, uint32(1 + kind%3), uint32(g.next()), uint32(kind >> 5)}
	return varbind{name: name[:5-int(kind>>2)%3], end: kind%16 == 15}
}

// Whatever an agent answers, a walk ends, and its cells are in order.
func FuzzWalk(f *testing.F) {
	f.Add([]byte{4, 0, 1, 1, 1, 0, 2, 1, 2}, true, false)
	f.Add([]byte{2, 0, 1, 0, 1, 220, 5, 1, 240, 250, 1, 15, 0}, true, false)
	f.Add([]byte{220, 2, 1, 220, 2, 0, 220, 1, 0, 220, 5, 0, 0}, false, false)
	f.Add([]byte{2, 0, 1, 1, 1}, false, true)
	f.Fuzz(func(t *testing.T, script []byte, bulk, scalars bool) {
		agent := &garbageAgent{script: script}
		table := columnsTable(2)
		table.Scalars = scalars
		result := newTestSession(agent, bulk).Walk(t.Context(), table)
		if most := len(script) + 20; agent.asked > most {
			t.Errorf("%d requests, want at most %d", agent.asked, most)
		}
		for i, cells := range result.Cells {
			if scalars && len(cells) > 1 {
				t.Errorf("%d instances of scalar %d", len(cells), i)
			}
			for k := 1; k < len(cells); k++ {
				if cells[k-1].Index.Compare(cells[k].Index) >= 0 {
					t.Errorf("column %d: %s is not before %s", i, cells[k-1].Index, cells[k].Index)
				}
			}
		}
	})
}
