package rules

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cablewright/cabling"
)

func isChannelCase(t *testing.T, path string) bool {
	t.Helper()
	return file(readArchive(t, path), "channels") != ""
}

func readArchive(t *testing.T, path string) *txtar.Archive {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// runChannels judges the channels of a case, as one list, by one rule and compares with what
// the case wants. It returns how many have findings and how many have none.
func runChannels(t *testing.T, path string, rule Rule) (hits, misses int) {
	t.Helper()
	archive := readArchive(t, path)
	var got strings.Builder
	list := NewList([]Rule{rule}, caseSite(archive))
	for line := range strings.Lines(file(archive, "channels")) {
		line = strings.TrimSpace(line)
		outcome := list.Check(readChannel(t, line))
		got.WriteString(line + "\n" + outcomeText(outcome))
		for _, finding := range outcome.Findings {
			if finding.Severity > rule.Severity || finding.Message == "" || finding.Fix == "" || finding.Source == "" || len(finding.At) == 0 {
				t.Errorf("finding without place, message, fix or source, or more severe than its rule: %+v", finding)
			}
		}
		if len(outcome.Findings) > 0 {
			hits++
		} else {
			misses++
		}
	}
	switch want := file(archive, "want"); {
	case got.String() == want:
	case *update:
		writeWant(t, path, archive, got.String())
	default:
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	return hits, misses
}

// outcomeText writes an outcome: verdict, what was not told, and for each
// finding its message, numbers and fix.
func outcomeText(outcome Outcome) string {
	var text strings.Builder
	fmt.Fprintf(&text, "  %s\n", outcome.Verdict)
	for _, missing := range outcome.Missing {
		fmt.Fprintf(&text, "  missing: %s\n", missing)
	}
	for _, unchecked := range outcome.Unchecked {
		fmt.Fprintf(&text, "  unchecked: %s\n", unchecked)
	}
	for _, finding := range outcome.Findings {
		fmt.Fprintf(&text, "  %s: %s\n", finding.Severity, finding.Message)
		if finding.Value != nil {
			fmt.Fprintf(&text, "  %s of %s %s (%s)\n", number(*finding.Value), number(*finding.Limit), finding.Unit, finding.Source)
		}
		fmt.Fprintf(&text, "  fix: %s\n", finding.Fix)
	}
	return text.String()
}

func number(value float64) string { return strconv.FormatFloat(math.Round(value*100)/100, 'f', -1, 64) }

// readChannels reads a channel a line.
func readChannels(t *testing.T, text string) (channels []cabling.Channel) {
	t.Helper()
	for line := range strings.Lines(text) {
		channels = append(channels, *readChannel(t, strings.TrimSpace(line)))
	}
	return channels
}

// readChannel reads a channel of one line, keys and values between ";":
//
//	phy 100GBASE-SR4; medium om4; length 85 m; elements 4xMPO@0.35
//
// Keys: phy, part, mau, fec, mode, form, cage, portspeed, power, cagepower, side and at (device and
// port), each also with _a or _b for one end, id, speed, medium, length, elements, cord, awg, screened, legs, attenuation,
// bundle, met, route, pathways ("+" between them), od, count, upgrade, unread, tested and tested_a, tested_b (dB), launch
// (ef, none), rx and tx (dBm), bonded, cable_awg, pse, pd, matings, colour, label; label_a and label_b are those of the
// ends.
func readChannel(t *testing.T, line string) *cabling.Channel {
	t.Helper()
	channel := &cabling.Channel{ID: "c1"}
	for field := range strings.SplitSeq(line, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(field), " ")
		if err := setField(channel, key, value); err != nil {
			t.Fatalf("%s: %s: %v", line, key, err)
		}
	}
	channel.A.Identify()
	channel.B.Identify()
	return channel
}

func setField(channel *cabling.Channel, key, value string) (err error) {
	switch key {
	case "":
	case "speed":
		channel.Speed, err = cabling.ParseSpeed(value)
	case "medium":
		channel.Medium, err = cabling.LookupMedium(value)
	case "length":
		channel.Length, err = cabling.ParseLength(value)
	case "elements":
		channel.Elements, err = cabling.ParseElements(value)
	case "cord":
		channel.Cord, err = cabling.ParseLength(value)
	case "awg":
		channel.CordAWG, err = strconv.Atoi(value)
	case "screened":
		screened := value == "yes"
		channel.Shielded = &screened
	case "legs":
		channel.Legs, err = strconv.Atoi(value)
	case "attenuation":
		channel.Attenuation, err = strconv.ParseFloat(value, 64)
	case "bundle":
		channel.Bundle, err = strconv.Atoi(value)
	case "route":
		channel.Route, err = cabling.ParseRoute(value)
	case "pathways":
		channel.Pathways, err = cabling.ParsePathways(value)
	case "od":
		channel.Diameter, err = strconv.ParseFloat(value, 64)
	case "count":
		channel.Count, err = strconv.Atoi(value)
	case "upgrade":
		channel.Upgrade, err = cabling.ParseSpeed(value)
	case "launch":
		ef := value == "ef"
		channel.Tested.EncircledFlux = &ef
	case "tested":
		err = setLevel(&channel.Tested.Loss, value)
	case "tested_a":
		err = setLevel(&channel.Tested.FromA, value)
	case "tested_b":
		err = setLevel(&channel.Tested.FromB, value)
	case "bonded":
		bonded := value == "yes"
		channel.Bonded = &bonded
	case "cable_awg":
		channel.CableAWG, err = strconv.Atoi(value)
	case "pse":
		needed := channel.Power.Needed
		channel.Power, err = cabling.ParsePSE(value)
		channel.Power.Needed = needed
	case "pd":
		channel.Power.Needed, err = cabling.ParsePD(value)
	case "matings":
		channel.Mated, err = strconv.Atoi(value)
	case "colour":
		channel.Colour = value
	case "label":
		channel.Label = value
	case "unread":
		channel.Unread = append(channel.Unread, value)
	case "id":
		channel.ID = value
	case "met":
		channel.Met = append(channel.Met, cabling.Need(value))
	default:
		return setEnds(channel, key, value)
	}
	return err
}

func setLevel(level *cabling.Level, value string) error {
	db, err := strconv.ParseFloat(value, 64)
	*level = cabling.Decibels(db)
	return err
}

// setEnds sets a property of one end, or of both.
func setEnds(channel *cabling.Channel, key, value string) error {
	key, which, one := strings.Cut(key, "_")
	for name, end := range map[string]*cabling.End{"a": &channel.A, "b": &channel.B} {
		if one && which != name {
			continue
		}
		switch key {
		case "phy":
			phy, err := cabling.LookupPHY(value)
			if err != nil {
				return err
			}
			end.Short = cabling.LookupShortReach(value, phy)
			end.PHY, end.Said = phy, value
		case "fec":
			end.FEC = cabling.FEC(value)
		case "mode", "mau", "part", "form", "cage", "portspeed", "power", "cagepower":
			if err := setPort(end, key, value); err != nil {
				return err
			}
		case "side":
			end.Side = value
		case "kind":
			end.Kind = value
		case "label":
			end.Label = value
		case "rx":
			if err := setLevel(&end.Rx, value); err != nil {
				return err
			}
		case "tx":
			if err := setLevel(&end.Tx, value); err != nil {
				return err
			}
		case "at":
			end.Device, end.Port, _ = strings.Cut(value, " ")
		default:
			return fmt.Errorf("no such key")
		}
	}
	return nil
}

// setPort sets what is told of a port and its module.
func setPort(end *cabling.End, key, value string) (err error) {
	switch key {
	case "mode":
		end.Mode, err = cabling.ParseMode(value)
	case "mau":
		end.MAU, err = cabling.LookupMAUText(value)
	case "part":
		end.Part = cabling.ReadPart(value)
	case "form":
		end.FormFactor, err = formName(value)
	case "cage":
		end.Cage, err = formName(value)
	case "portspeed":
		end.PortSpeed, err = cabling.ParseSpeed(value)
	case "power":
		end.Power, err = cabling.ParsePower(value)
	case "cagepower":
		end.CagePower, err = cabling.ParsePower(value)
	}
	return err
}

func formName(text string) (string, error) {
	form, err := cabling.LookupForm(text)
	if err != nil {
		return "", err
	}
	return form.Name, nil
}

// A channel of which nothing is told has nothing wrong, and no verdict.
func TestEmptyChannel(t *testing.T) {
	outcome := CheckChannel(&cabling.Channel{}, All(), cabling.DefaultSite())
	want := []string{"PHY of the ends, or speed", "medium", "length"}
	if outcome.Verdict != Unverifiable || len(outcome.Findings) > 0 || !slices.Equal(outcome.Missing, want) {
		t.Errorf("got %+v, want unverifiable, missing %q", outcome, want)
	}
}

// Every rule for channels explains itself by one that it finds and one that it
// lets pass.
func TestExamples(t *testing.T) {
	for _, rule := range All() {
		examples := rule.Examples()
		if !rule.ForChannels() {
			if examples != nil {
				t.Errorf("%s is no rule for channels and has %v", rule.ID, examples)
			}
			continue
		}
		if len(examples) != 2 || examples[0].Finding == "" || examples[1].Finding != "" || examples[1].Channel == "" {
			t.Errorf("%s has examples %+v", rule.ID, examples)
		}
	}
}

// Whatever meets whatever, a channel has a verdict, and a PHY on a cable that it
// does not run on fails.
func TestEveryPHYOnEveryMedium(t *testing.T) {
	all, site := All(), cabling.DefaultSite()
	path, err := cabling.ParseElements("pinned cord MPO-12/APC type-A + 2xLC + cassette U1 + trunk B + tap + splice")
	if err != nil {
		t.Fatal(err)
	}
	for i := range cabling.PHYs() {
		for j := range cabling.Media() {
			phy, medium := &cabling.PHYs()[i], &cabling.Media()[j]
			for _, channel := range []*cabling.Channel{
				{A: cabling.End{PHY: phy}, Medium: medium},
				{A: cabling.End{PHY: phy}, B: cabling.End{PHY: phy}, Medium: medium, Length: cabling.Metres(50), Elements: path, Legs: j % 5},
				{B: cabling.End{PHY: phy}, Length: cabling.Metres(3), Elements: path},
			} {
				outcome := CheckChannel(channel, all, site)
				switch known := slices.Contains([]Verdict{Pass, Warn, Fail, Unverifiable}, outcome.Verdict); {
				case !known:
					t.Errorf("%s on %s: verdict %q", phy.Name, medium.ID, outcome.Verdict)
				case channel.Medium != nil && !phy.RunsOn(medium) && outcome.Verdict != Fail:
					t.Errorf("%s on %s: %s", phy.Name, medium.ID, outcome.Verdict)
				}
			}
		}
	}
}
