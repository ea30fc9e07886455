package snmp

import (
	"bytes"
	"net"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"github.com/gosnmp/gosnmp"

	"cablewright/discovery/probe"
)

func TestDecode(t *testing.T) {
	number := func(kind probe.Kind, n uint64) probe.Value { return probe.Value{Kind: kind, Num: n} }
	minusOne := -1
	tests := []struct {
		name  string
		pdu   gosnmp.SnmpPDU
		value probe.Value
		end   bool
	}{
		{"integer", gosnmp.SnmpPDU{Type: gosnmp.Integer, Value: -1}, number(probe.Integer, uint64(minusOne)), false},
		{"octets", gosnmp.SnmpPDU{Type: gosnmp.OctetString, Value: []byte("a\x00")}, probe.Value{Kind: probe.Octets, Bytes: []byte("a\x00")}, false},
		{"object id", gosnmp.SnmpPDU{Type: gosnmp.ObjectIdentifier, Value: ".1.3.4294967295"}, probe.Value{Kind: probe.ObjectID, OID: probe.OID{1, 3, 4294967295}}, false},
		{"address", gosnmp.SnmpPDU{Type: gosnmp.IPAddress, Value: "192.0.2.1"}, probe.Value{Kind: probe.IPAddress, Bytes: []byte{192, 0, 2, 1}}, false},
		{"address of no octets", gosnmp.SnmpPDU{Type: gosnmp.IPAddress}, probe.Value{Kind: probe.IPAddress}, false},
		{"counter", gosnmp.SnmpPDU{Type: gosnmp.Counter32, Value: uint(7)}, number(probe.Counter32, 7), false},
		{"gauge", gosnmp.SnmpPDU{Type: gosnmp.Gauge32, Value: uint(7)}, number(probe.Gauge32, 7), false},
		{"ticks", gosnmp.SnmpPDU{Type: gosnmp.TimeTicks, Value: uint32(7)}, number(probe.TimeTicks, 7), false},
		{"old unsigned", gosnmp.SnmpPDU{Type: gosnmp.Uinteger32, Value: uint32(7)}, number(probe.Gauge32, 7), false},
		{"large counter", gosnmp.SnmpPDU{Type: gosnmp.Counter64, Value: uint64(1) << 63}, number(probe.Counter64, 1<<63), false},
		{"opaque", gosnmp.SnmpPDU{Type: gosnmp.Opaque, Value: []byte{4, 1, 2}}, probe.Value{Kind: probe.Opaque, Bytes: []byte{4, 1, 2}}, false},
		{"float", gosnmp.SnmpPDU{Type: gosnmp.OpaqueFloat, Value: float32(123)}, probe.Value{Kind: probe.Opaque, Bytes: []byte{0x9f, 0x78, 4, 0x42, 0xf6, 0, 0}}, false},
		{"double", gosnmp.SnmpPDU{Type: gosnmp.OpaqueDouble, Value: 1.0}, probe.Value{Kind: probe.Opaque, Bytes: []byte{0x9f, 0x79, 8, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0}}, false},
		{"null", gosnmp.SnmpPDU{Type: gosnmp.Null}, probe.Value{Kind: probe.Null}, false},
		{"unreadable", gosnmp.SnmpPDU{Type: gosnmp.UnknownType}, probe.Value{Kind: probe.Null}, false},
		{"endOfMibView", gosnmp.SnmpPDU{Type: gosnmp.EndOfMibView}, probe.Value{Kind: probe.Null}, true},
		{"noSuchInstance", gosnmp.SnmpPDU{Type: gosnmp.NoSuchInstance}, probe.Value{Kind: probe.Null}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.pdu.Name = ".1.3.6.1"
			got, err := new(answer).decode(&test.pdu)
			if want := (varbind{probe.OID{1, 3, 6, 1}, test.value, test.end}); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("decode = %+v, %v; want %+v", got, err, want)
			}
		})
	}
}

func TestDecodeGarbage(t *testing.T) {
	for _, pdu := range []gosnmp.SnmpPDU{
		{Name: ".1.x", Type: gosnmp.Null},
		{Name: ".1.4294967296", Type: gosnmp.Null},
		{Name: ".1.3", Type: gosnmp.ObjectIdentifier, Value: ".1.-3"},
		{Name: ".1.3", Type: gosnmp.IPAddress, Value: "nowhere"},
	} {
		if got, err := new(answer).decode(&pdu); err == nil {
			t.Errorf("decode of %v = %v, want an error", pdu, got)
		}
	}
}

// cannedConn answers every request with the same varbinds, in memory.
type cannedConn struct {
	net.Conn
	reply []byte
	id    []byte // of the reply: the place of its request-id
}

func (c *cannedConn) SetDeadline(time.Time) error { return nil }
func (c *cannedConn) Close() error                { return nil }

func (c *cannedConn) Write(request []byte) (int, error) {
	pdu := bytes.IndexByte(request, byte(gosnmp.GetBulkRequest)) // then its length, 2, 4 and the request-id
	for request[pdu+2] != 2 && request[pdu+3] != 2 {
		pdu += 1 + bytes.IndexByte(request[pdu+1:], byte(gosnmp.GetBulkRequest))
	}
	at := pdu + 1 + bytes.Index(request[pdu+1:], []byte{2, 4}) + 2
	copy(c.id, request[at:at+4])
	return len(request), nil
}

func (c *cannedConn) Read(into []byte) (int, error) { return copy(into, c.reply), nil }

// newCannedConn answers 44 rows of ifDescr.
func newCannedConn(b *testing.B) *cannedConn {
	packet := gosnmp.SnmpPacket{Version: gosnmp.Version2c, Community: "public", PDUType: gosnmp.GetResponse, RequestID: 0x11223344}
	for i := range 44 {
		packet.Variables = append(packet.Variables, gosnmp.SnmpPDU{
			Name: ".1.3.6.1.2.1.2.2.1.2." + string(rune('1'+i/10)) + string(rune('0'+i%10)),
			Type: gosnmp.OctetString, Value: []byte("Ethernet1/1"),
		})
	}
	reply, err := packet.MarshalMsg()
	if err != nil {
		b.Fatal(err)
	}
	at := bytes.Index(reply, []byte{0x11, 0x22, 0x33, 0x44})
	return &cannedConn{reply: reply, id: reply[at : at+4]}
}

// BenchmarkTransport tells how much of the cost of a varbind is gosnmp's, and
// how much this package adds, without the network.
func BenchmarkTransport(b *testing.B) {
	q := question{after: []probe.OID{{1, 3, 6, 1, 2, 1, 2, 2, 1, 2}}, repetitions: 44, wait: time.Second}
	open := func(b *testing.B) *transport {
		addr := netip.AddrPortFrom(netip.IPv6Loopback(), 9)
		agent, err := dial(b.Context(), addr, Community("public").sets[0])
		if err != nil {
			b.Fatal(err)
		}
		t := agent.(*transport)
		t.conn.Close()
		t.conn.Conn = newCannedConn(b)
		return t
	}
	perVarbind := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(44*b.N), "ns/varbind")
	}
	b.Run("gosnmp", func(b *testing.B) {
		t := open(b)
		t.agent.Timeout = time.Second
		b.ReportAllocs()
		for b.Loop() {
			if packet, err := t.agent.GetBulk([]string{"1.3.6.1.2.1.2.2.1.2"}, 0, 44); err != nil || len(packet.Variables) != 44 {
				b.Fatal(err)
			}
		}
		perVarbind(b)
	})
	b.Run("transport", func(b *testing.B) {
		t := open(b)
		var said answer
		b.ReportAllocs()
		for b.Loop() {
			if err := t.ask(b.Context(), q, &said); err != nil || len(said.varbinds) != 44 {
				b.Fatal(err)
			}
		}
		perVarbind(b)
	})
}

// A datagram can hold anything. It is read or turned down, and what is read
// has a place in an answer.
func FuzzParse(f *testing.F) {
	packet := gosnmp.SnmpPacket{Version: gosnmp.Version2c, Community: "public", PDUType: gosnmp.GetResponse, RequestID: 1}
	packet.Variables = []gosnmp.SnmpPDU{
		{Name: ".1.3.6.1.2.1.1.1.0", Type: gosnmp.OctetString, Value: []byte("a switch")},
		{Name: ".1.3.6.1.2.1.1.2.0", Type: gosnmp.ObjectIdentifier, Value: ".1.3.6.1.4.1.8072"},
		{Name: ".1.3.6.1.2.1.1.3.0", Type: gosnmp.EndOfMibView},
	}
	whole, err := packet.MarshalMsg()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{0x30, 0x82, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, message []byte) {
		reader := &transport{agent: &gosnmp.GoSNMP{Version: gosnmp.Version2c}}
		packet, err := reader.parse(message)
		if err != nil {
			return
		}
		var said answer
		for i := range packet.Variables {
			vb, err := said.decode(&packet.Variables[i])
			if err == nil && len(vb.name) == 0 {
				t.Errorf("variable %d of %x has no name", i, message)
			}
		}
	})
}
