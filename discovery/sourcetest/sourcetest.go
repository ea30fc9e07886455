// Package sourcetest is the test that every discovery.Source passes. A new
// source is held to the contract in a few lines of its own test:
//
//	sourcetest.Run(t, newSource, sourcetest.Targets{Known: known, Dead: dead})
package sourcetest

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"

	"cablewright/discovery"
	"cablewright/topology"
)

// Targets are what the source under test can be asked.
type Targets struct {
	Known discovery.Target // a device that answers
	Dead  discovery.Target // one that does not

	// Partial is a device that answers some questions only; zero: the source has
	// no such thing.
	Partial discovery.Target

	// Asked returns how many questions the source has put to Known so far; nil:
	// it cannot be counted.
	Asked func() int
}

// Run holds sources to the contract of discovery.Source. newSource is called
// once for every part of the test.
func Run(t *testing.T, newSource func(t *testing.T) discovery.Source, targets Targets) {
	t.Helper()
	for _, part := range []struct {
		name string
		test func(t *testing.T, source discovery.Source, targets Targets)
	}{
		{"a device is observed", testKnown},
		{"a device that is turned away is left alone", testTurnedAway},
		{"a dead target is an error and a gap", testDead},
		{"what a device does not answer is a gap", testPartial},
		{"an observation can be stored", testStored},
		{"targets are observed side by side", testConcurrent},
		{"a context that has ended ends it", testEnded},
		{"a context that ends ends it", testEnding},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, newSource(t), targets) })
	}
}

func yes(topology.Device) bool { return true }

func observe(t *testing.T, source discovery.Source, target discovery.Target) topology.Observation {
	t.Helper()
	seen, err := source.Observe(t.Context(), target, yes)
	if err != nil {
		t.Fatalf("Observe(%s): %v", target, err)
	}
	return seen
}

func testKnown(t *testing.T, source discovery.Source, targets Targets) {
	var admitted []topology.Device
	seen, err := source.Observe(t.Context(), targets.Known, func(d topology.Device) bool {
		admitted = append(admitted, d)
		return true
	})
	if err != nil {
		t.Fatalf("Observe(%s): %v", targets.Known, err)
	}
	if len(admitted) != 1 {
		t.Fatalf("admit was called %d times, want once", len(admitted))
	}
	if !topology.Same(&admitted[0], &seen.Device) {
		t.Errorf("what was admitted does not identify the device:\nadmitted %+v\nobserved %+v", admitted[0], seen.Device)
	}
	if seen.Target != targets.Known.String() {
		t.Errorf("Target is %q, want %q", seen.Target, targets.Known)
	}
	if !seen.Device.Observed {
		t.Error("Device.Observed is false of a device that answered")
	}
	if seen.Taken.IsZero() {
		t.Error("Taken is not set")
	}
	if seen.Device.ID != "" {
		t.Errorf("Device.ID is %q, want it left to Merge", seen.Device.ID)
	}
}

func testTurnedAway(t *testing.T, source discovery.Source, targets Targets) {
	count := targets.Asked
	if count == nil {
		count = func() int { return 0 }
	}
	var before int
	_, err := source.Observe(t.Context(), targets.Known, func(topology.Device) bool {
		before = count()
		return false
	})
	if !errors.Is(err, discovery.ErrKnown) {
		t.Errorf("Observe returned %v, want ErrKnown", err)
	}
	if after := count(); after != before {
		t.Errorf("%d more questions were asked of a device that was turned away", after-before)
	}
}

func testDead(t *testing.T, source discovery.Source, targets Targets) {
	seen, err := source.Observe(t.Context(), targets.Dead, func(topology.Device) bool {
		t.Error("a dead target was offered for admission")
		return true
	})
	if err == nil || errors.Is(err, discovery.ErrKnown) {
		t.Errorf("Observe(%s) returned the error %v, want why it does not answer", targets.Dead, err)
	}
	if seen.Device.Observed {
		t.Error("Device.Observed is true of a device that did not answer")
	}
	checkGaps(t, seen, targets.Dead)
}

func testPartial(t *testing.T, source discovery.Source, targets Targets) {
	if targets.Partial == (discovery.Target{}) {
		t.Skip("the source has no target that answers in part")
	}
	seen := observe(t, source, targets.Partial)
	if !seen.Device.Observed {
		t.Error("Device.Observed is false of a device that answered in part")
	}
	checkGaps(t, seen, targets.Partial)
}

// checkGaps wants at least one gap, and all of them complete.
func checkGaps(t *testing.T, seen topology.Observation, target discovery.Target) {
	t.Helper()
	if seen.Target != target.String() {
		t.Errorf("Target is %q, want %q", seen.Target, target)
	}
	if len(seen.Gaps) == 0 {
		t.Error("there is no gap")
	}
	for _, gap := range seen.Gaps {
		if gap.Target != target.String() || gap.Probe == "" || gap.Reason == "" {
			t.Errorf("gap %+v, want the target %s, a probe and a reason", gap, target)
		}
		if strings.ContainsAny(gap.Reason, "\r\n") {
			t.Errorf("the reason %q is not one line", gap.Reason)
		}
	}
}

func testStored(t *testing.T, source discovery.Source, targets Targets) {
	seen := observe(t, source, targets.Known)
	text := encode(t, seen)
	var stored topology.Observation
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		t.Fatal(err)
	}
	if again := encode(t, stored); again != text {
		t.Errorf("storing changes the observation:\nbefore %s\nafter  %s", text, again)
	}
	if !stored.Taken.Equal(seen.Taken) {
		t.Errorf("Taken is %v after storing, was %v", stored.Taken, seen.Taken)
	}
	if strings.ContainsRune(text, '\ufffd') {
		t.Errorf("some text is not UTF-8: %s", text)
	}
}

func encode(t *testing.T, seen topology.Observation) string {
	t.Helper()
	text, err := json.Marshal(seen)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// testConcurrent wants the same account from every one of several goroutines.
func testConcurrent(t *testing.T, source discovery.Source, targets Targets) {
	want := describe(observe(t, source, targets.Known))
	var group sync.WaitGroup
	for i := range 16 {
		target := targets.Known
		if i%4 == 3 {
			target = targets.Dead
		}
		group.Go(func() {
			seen, err := source.Observe(t.Context(), target, yes)
			switch {
			case target == targets.Dead && err == nil:
				t.Errorf("Observe(%s) succeeded beside others", target)
			case target == targets.Known && err != nil:
				t.Errorf("Observe(%s) beside others: %v", target, err)
			case target == targets.Known && describe(seen) != want:
				t.Errorf("observed beside others: %s\nalone: %s", describe(seen), want)
			}
		})
	}
	group.Wait()
}

// describe tells devices apart, and leaves out what changes with time.
func describe(seen topology.Observation) string {
	d := &seen.Device
	text := d.Name + " " + d.Serial
	for _, port := range d.Ports {
		text += " " + port.Name
	}
	for _, n := range seen.Neighbors {
		text += " " + n.Port + "=" + n.Name + "/" + string(n.PortID)
	}
	return text
}

func testEnded(t *testing.T, source discovery.Source, targets Targets) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	seen, err := source.Observe(ctx, targets.Known, yes)
	if err == nil && len(seen.Gaps) == 0 {
		t.Error("there is neither an error nor a gap after the context has ended")
	}
}

// testEnding ends the context while the device is being observed.
func testEnding(t *testing.T, source discovery.Source, targets Targets) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen, err := source.Observe(ctx, targets.Known, func(topology.Device) bool {
		cancel()
		return true
	})
	if targets.Asked == nil {
		return // it may have been done by then
	}
	if err != nil {
		t.Errorf("Observe returned the error %v, want what was learned by then", err)
	}
	if !seen.Device.Observed || len(seen.Gaps) == 0 {
		t.Errorf("observed %t with %d gaps, want what was learned by then, and gaps", seen.Device.Observed, len(seen.Gaps))
	}
}
