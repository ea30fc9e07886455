package frame

import (
	"bytes"
	"testing"

	"cablewright/topology"
)

// BenchmarkRead reads a capture of 1,000 frames, of which a third each are LLDP,
// CDP and of no interest.
func BenchmarkRead(b *testing.B) {
	var frames [][]byte
	for i := range 1000 {
		from := topology.MAC{2, 0, 0, 0, 0, byte(i % 50)}
		switch i % 3 {
		case 0:
			frames = append(frames, speak(from, "leaf1", "swp1", tlv(6, bytes.Repeat([]byte("software "), 20)), tlv(7, u16(20), u16(20))))
		case 1:
			frames = append(frames, speakCDP(from, "leaf1", "swp1", cdpTLV(5, bytes.Repeat([]byte("software "), 20))))
		default:
			frames = append(frames, ether(toAll, from, etherIPv4, ip4(17, make([]byte, 400))))
		}
	}
	file := lines(frames...)
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(bytes.NewReader(file), "x"); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "frames/s")
}
