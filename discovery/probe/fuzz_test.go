package probe

import (
	"encoding/binary"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"cablewright/topology"
)

// arcs makes an index of the fuzzer's octets: one arc each, and four octets for one
// where the first is 255.
func arcs(data []byte) OID {
	var index OID
	for len(data) > 0 {
		if data[0] == 255 && len(data) > 4 {
			index, data = append(index, binary.BigEndian.Uint32(data[1:])), data[5:]
			continue
		}
		index, data = append(index, uint32(data[0])), data[1:]
	}
	return index
}

func FuzzAddrIndex(f *testing.F) {
	f.Add([]byte{1, 4, 192, 0, 2, 1})
	f.Add([]byte{1, 192, 0, 2, 1})
	f.Add([]byte{1, 5, 1, 192, 0, 2, 1})
	f.Add([]byte{1, 5, 172, 16, 251, 3, 0})
	f.Add([]byte{6, 6, 0, 27, 33, 10, 11, 12})
	f.Add([]byte{4, 20, 254, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3})
	f.Add([]byte{7, 1, 4, 192, 0, 2, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		index := arcs(data)
		if addr, ok := addrOfIndex(index); !ok && addr.IsValid() {
			t.Errorf("%v is no address, and gives %v", index, addr)
		}
		if _, addr, ok := physicalIndex(index); ok && !addr.IsValid() {
			t.Errorf("%v gives no address, and says it does", index)
		}
		if _, addr, ok := mediaIndex(index); ok && !addr.Is4() {
			t.Errorf("%v gives %v, want IPv4", index, addr)
		}
	})
}

func FuzzCDPAddr(f *testing.F) {
	f.Add(int64(1), []byte{192, 0, 2, 1})
	f.Add(int64(20), []byte("2001:db8::1"))
	f.Add(int64(65535), []byte{})
	f.Fuzz(func(t *testing.T, kind int64, address []byte) {
		if addr, ok := cdpAddr(num(kind), Value{Kind: Octets, Bytes: address}); ok != addr.IsValid() {
			t.Errorf("%x gives %v, %v", address, addr, ok)
		}
	})
}

// FuzzDecode feeds all decoders with cells whose indexes and values are anything.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{1, 4, 0, 2, 1, 0, 27, 33, 10, 11, 12}, byte(3), []byte{0, 27, 33, 10, 11, 12}, uint64(1))
	f.Add([]byte{10, 2, 0, 94, 16, 0, 1}, byte(20), []byte{2}, uint64(2))
	f.Add([]byte{0, 2, 7, 1, 4, 192, 0, 2, 7}, byte(9), []byte("spine1"), uint64(9999999999999999999))
	f.Add([]byte{1, 1, 4, 192, 0, 2, 9}, byte(40), []byte{1}, uint64(0))
	f.Add([]byte{1}, byte(6), []byte("-230.00,rx 1"), uint64(9))
	f.Fuzz(func(t *testing.T, index []byte, cut byte, octets []byte, number uint64) {
		var answers Answers
		full := arcs(index)
		short := full[:min(len(full), int(cut)%8)]
		values := []Value{
			{Kind: Octets, Bytes: octets}, {Kind: Integer, Num: number}, {Kind: ObjectID, OID: full},
			{Kind: Integer, Num: uint64(cut % 8)}, {Kind: IPAddress, Bytes: octets}, {Kind: Null},
		}
		for i, p := range All() {
			for j, table := range p.Tables {
				result := Result{Table: table}
				for column := range table.Columns {
					result.Cells = append(result.Cells, []Cell{
						{Index: OID{1}, Value: values[(i+j+column)%len(values)]},
						{Index: full, Value: values[(int(cut)+i+column)%len(values)]},
						{Index: short, Value: values[(int(cut)+j+column)%len(values)]},
					})
				}
				answers.Add(result)
			}
		}
		checkObservation(t, decode(&answers))
	})
}

// checkObservation holds what later stages rely on.
func checkObservation(t *testing.T, seen topology.Observation) {
	t.Helper()
	names := make(map[string]bool)
	for i, port := range seen.Device.Ports {
		if port.Name == "" || names[port.Name] {
			t.Errorf("port %d is called %q, which is empty or taken", i, port.Name)
		}
		names[port.Name] = true
		if i > 0 && port.Index < seen.Device.Ports[i-1].Index {
			t.Errorf("port %q is not in order of ifIndex", port.Name)
		}
		if optic := port.Optic; optic != nil {
			checkPower(t, port.Name, optic.RxPower)
			checkPower(t, port.Name, optic.TxPower)
		}
	}
	for _, neighbor := range seen.Neighbors {
		if neighbor.Port != "" && !names[neighbor.Port] {
			t.Errorf("a neighbour is on %q, which is no port", neighbor.Port)
		}
	}
	for _, entry := range seen.Forwarding {
		if !names[entry.Port] {
			t.Errorf("%s was learned on %q, which is no port", entry.MAC, entry.Port)
		}
	}
	if text, err := json.Marshal(seen); err != nil || !utf8.Valid(text) {
		t.Errorf("the observation cannot be stored: %v", err)
	}
}

// checkPower holds what is promised of an optical power.
func checkPower(t *testing.T, port string, power *float64) {
	t.Helper()
	if power != nil && !(*power >= topology.NoLight && *power <= highestPower) {
		t.Errorf("%s: %v dBm", port, *power)
	}
}
