package probe_test

import (
	"bytes"
	"encoding/hex"
	"net/netip"
	"strconv"
	"strings"

	"cablewright/discovery/probe"
	"cablewright/discovery/snmprec"
)

// parseWalk reads the output of "snmpwalk -On": one ".OID = TYPE: value" a line,
// where strings and hexadecimal dumps go on over several. What it cannot read it
// leaves out.
func parseWalk(text []byte) []snmprec.Row {
	var rows []snmprec.Row
	var name, value string
	flush := func() {
		if oid, err := probe.ParseOID(name); err == nil {
			if parsed, ok := walkValue(value); ok {
				rows = append(rows, snmprec.Row{OID: oid, Value: parsed})
			}
		}
	}
	for line := range bytes.Lines(text) {
		left, right, found := strings.Cut(strings.TrimRight(string(line), "\r\n"), " = ")
		if !found || !strings.HasPrefix(left, ".") {
			value += "\n" + strings.TrimRight(string(line), "\r\n")
			continue
		}
		flush()
		name, value = left, right
	}
	flush()
	return rows
}

// walkValue reads "TYPE: value".
func walkValue(text string) (probe.Value, bool) {
	kind, value, found := strings.Cut(text, ": ")
	if !found {
		return probe.Value{Kind: probe.Octets}, text == `""`
	}
	number := func(kind probe.Kind, text string) (probe.Value, bool) {
		text, _, _ = strings.Cut(strings.TrimSpace(text), " ")
		if _, inside, named := strings.Cut(text, "("); named {
			text, _, _ = strings.Cut(inside, ")")
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if unsigned, uerr := strconv.ParseUint(text, 10, 64); uerr == nil {
			return probe.Value{Kind: kind, Num: unsigned}, true
		}
		return probe.Value{Kind: kind, Num: uint64(n)}, err == nil
	}
	switch kind {
	case "STRING":
		value = strings.TrimSuffix(strings.TrimPrefix(value, `"`), `"`)
		return probe.Value{Kind: probe.Octets, Bytes: []byte(strings.ReplaceAll(value, `\"`, `"`))}, true
	case "Hex-STRING":
		octets, err := hex.DecodeString(strings.Join(strings.Fields(value), ""))
		return probe.Value{Kind: probe.Octets, Bytes: octets}, err == nil
	case "OID":
		oid, err := probe.ParseOID(strings.TrimSpace(value))
		return probe.Value{Kind: probe.ObjectID, OID: oid}, err == nil
	case "IpAddress":
		addr, err := netip.ParseAddr(strings.TrimSpace(value))
		return probe.Value{Kind: probe.IPAddress, Bytes: addr.AsSlice()}, err == nil
	case "INTEGER":
		return number(probe.Integer, value)
	case "Gauge32":
		return number(probe.Gauge32, value)
	case "Counter32":
		return number(probe.Counter32, value)
	case "Counter64":
		return number(probe.Counter64, value)
	case "Timeticks":
		return number(probe.TimeTicks, value)
	}
	return probe.Value{}, false
}
