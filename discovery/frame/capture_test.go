package frame

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
	"github.com/google/gopacket/pcapgo"
)

// noon is when the frames of these tests were captured.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 123456789, time.UTC)

// writtenPcap and writtenNG have gopacket write the files, so that reader and
// writer are not one person's idea of the format.
func writtenPcap(t *testing.T, nanoseconds bool, data []byte) []byte {
	t.Helper()
	var file bytes.Buffer
	w := pcapgo.NewWriter(&file)
	if nanoseconds {
		w = pcapgo.NewWriterNanos(&file)
	}
	must(t, w.WriteFileHeader(65535, layers.LinkTypeEthernet))
	must(t, w.WritePacket(info(0, data), data))
	return file.Bytes()
}

func writtenNG(t *testing.T, frames ...[]byte) []byte {
	t.Helper()
	var file bytes.Buffer
	w, err := pcapgo.NewNgWriterInterface(&file, pcapgo.NgInterface{Name: "eth0", LinkType: layers.LinkTypeEthernet}, pcapgo.NgWriterOptions{})
	must(t, err)
	_, err = w.AddInterface(pcapgo.NgInterface{Name: "eth1", LinkType: layers.LinkTypeEthernet})
	must(t, err)
	for i, data := range frames {
		must(t, w.WritePacket(info(i%2, data), data))
	}
	must(t, w.Flush())
	return file.Bytes()
}

func info(number int, data []byte) gopacket.CaptureInfo {
	return gopacket.CaptureInfo{Timestamp: noon, CaptureLength: len(data), Length: len(data), InterfaceIndex: number}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// readAll reads every frame, and how the capture ended.
func readAll(t *testing.T, file []byte) (frames []frame, end error) {
	t.Helper()
	capture, err := open(bytes.NewReader(file))
	must(t, err)
	for {
		f, err := capture.next()
		if err != nil {
			return frames, err
		}
		f.data = bytes.Clone(f.data)
		frames = append(frames, f)
	}
}

func TestFormats(t *testing.T) {
	data := speak(leaf1, "leaf1", "swp1")
	for name, c := range map[string]struct {
		file  []byte
		point string
		taken time.Time
	}{
		"pcap, microseconds": {writtenPcap(t, false, data), "", noon.Truncate(time.Microsecond)},
		"pcap, nanoseconds":  {writtenPcap(t, true, data), "", noon},
		"pcap, big-endian":   {bigEndianPcap(data), "", time.Unix(1, 2000).UTC()},
		"pcapng":             {writtenNG(t, data), "eth0", noon},
		"pcapng, big-endian": {bigEndianNG(data), "", time.Unix(100, 0).UTC()},
		"gzipped":            {zipped(t, writtenNG(t, data)), "eth0", noon},
	} {
		t.Run(name, func(t *testing.T) {
			frames, end := readAll(t, c.file)
			if end != io.EOF || len(frames) != 1 {
				t.Fatalf("%d frames and %v, want 1 and the end of the file", len(frames), end)
			}
			f := frames[0]
			if !bytes.Equal(f.data, data) || f.number != 1 || f.point.link != ethernetLink || f.point.name != c.point || !f.taken.Equal(c.taken) {
				t.Errorf("got frame %d of %d octets at %+v, taken %v; want frame 1 of %d octets, taken %v", f.number, len(f.data), f.point, f.taken, len(data), c.taken)
			}
		})
	}
}

func bigEndianPcap(data []byte) []byte {
	big := binary.BigEndian
	file := big.AppendUint32(nil, 0xa1b2c3d4)
	file = append(file, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64) // a limit of 64 octets, which is not kept
	file = big.AppendUint32(file, 0x30000001)                            // Ethernet, with the length of its check sequence above
	for _, n := range []uint32{1, 2, uint32(len(data)), uint32(len(data))} {
		file = big.AppendUint32(file, n)
	}
	return append(file, data...)
}

// bigEndianNG has one interface whose clock ticks 4 times a second from 90 s on.
func bigEndianNG(data []byte) []byte {
	big := binary.BigEndian
	padded := append(bytes.Clone(data), make([]byte, (4-len(data)%4)%4)...)
	file := block(big, sectionHeader, join([]byte{0x1a, 0x2b, 0x3c, 0x4d}, u16(1), u16(0), bytes.Repeat([]byte{0xff}, 8)))
	file = append(file, block(big, 0x0bad, []byte("a kind of block to skip."))...)
	file = append(file, block(big, interfaceDescription, join(u16(1), u16(0), make([]byte, 4),
		u16(optionTick), u16(1), []byte{0x82, 0, 0, 0},
		u16(optionOffset), u16(8), []byte{0, 0, 0, 0, 0, 0, 0, 90}))...)
	return append(file, block(big, enhancedPacket, join(make([]byte, 4), []byte{0, 0, 0, 0, 0, 0, 0, 40},
		u16(0), u16(len(data)), u16(0), u16(len(data)), padded))...)
}

func block(order binary.AppendByteOrder, kind uint32, body []byte) []byte {
	length := uint32(len(body) + 12)
	b := order.AppendUint32(nil, kind)
	b = append(order.AppendUint32(b, length), body...)
	return order.AppendUint32(b, length)
}

func zipped(t *testing.T, file []byte) []byte {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	_, err := w.Write(file)
	must(t, err)
	must(t, w.Close())
	return buf.Bytes()
}

// What a pcapng file tells of an interface and of the way of a frame is kept, up to
// an option that is damaged.
func TestOptions(t *testing.T) {
	little := binary.LittleEndian
	option := func(code int, value []byte) []byte {
		b := little.AppendUint16(little.AppendUint16(nil, uint16(code)), uint16(len(value)))
		return join(b, value, make([]byte, (4-len(value)%4)%4))
	}
	packet := func(length byte, options []byte) []byte {
		return block(little, enhancedPacket, join(make([]byte, 12), []byte{length, 0, 0, 0, 60, 0, 0, 0}, make([]byte, (length+3)/4*4), options))
	}
	file := join(
		block(little, sectionHeader, join([]byte{0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0}, make([]byte, 8), option(3, []byte("Linux")), []byte{4, 0, 0xff, 0xff})),
		block(little, interfaceDescription, join([]byte{20, 1, 0, 0, 0xff, 0xff, 0xff, 0xff}, option(11, nil), option(optionName, []byte("eth0\x00")),
			option(optionMAC, leaf1[:]), []byte{optionTick, 0, 0xff, 0xff})),
		packet(3, option(optionFlags, []byte{1, 0, 0, 0})),
		packet(5, join(option(1, []byte("a remark")), option(optionFlags, []byte{2, 0, 0, 0}))),
		packet(0, nil),
		block(little, simplePacket, []byte{200, 0, 0, 0, 1, 2, 3, 4}),
	)
	frames, end := readAll(t, file)
	if len(frames) != 4 || end != io.EOF {
		t.Fatalf("%d frames and %v, want 4 and the end of the file", len(frames), end)
	}
	if at := *frames[0].point; at != (point{name: "eth0", link: 276, mac: leaf1}) {
		t.Errorf("the interface is %+v", at)
	}
	for i, want := range []struct {
		octets int
		sent   bool
	}{{3, false}, {5, true}, {0, false}, {4, false}} {
		if f := frames[i]; len(f.data) != want.octets || f.sent != want.sent || f.point != frames[0].point {
			t.Errorf("frame %d: %d octets, sent %v; want %d, %v", f.number, len(f.data), f.sent, want.octets, want.sent)
		}
	}
}

// Linux cooked v2 has a link type that does not fit into eight bits.
func TestLinkTypeOfPcap(t *testing.T) {
	file := lines([]byte{1})
	binary.LittleEndian.PutUint16(file[20:], 276)
	if frames, _ := readAll(t, file); len(frames) != 1 || frames[0].point.link != 276 {
		t.Errorf("%+v, want a frame of link type 276", frames)
	}
}

// However a file ends too early, what was whole is read, and the end is noticed.
func TestCutAnywhere(t *testing.T) {
	data := speak(leaf1, "leaf1", "swp1")
	for name, file := range map[string][]byte{
		"pcap":   lines(data, data),
		"pcapng": writtenNG(t, data, data),
	} {
		whole, _ := readAll(t, file)
		if len(whole) != 2 {
			t.Fatalf("%s: %d frames, want 2", name, len(whole))
		}
		last := len(file) - len(data) - 16 // within the last frame, wherever that begins exactly
		for length := last; length < len(file); length++ {
			frames, end := readAll(t, file[:length])
			if len(frames) != 1 || end != errCut && length > last {
				t.Errorf("%s cut to %d of %d: %d frames and %v, want 1 and %v", name, length, len(file), len(frames), end, errCut)
			}
		}
	}
}

func TestDamagedCaptures(t *testing.T) {
	good := lines(speak(leaf1, "leaf1", "swp1"))
	little := binary.LittleEndian
	huge := append(bytes.Clone(good), make([]byte, 16)...)
	little.PutUint32(huge[len(huge)-8:], 0xffffffff)
	section := block(little, sectionHeader, join([]byte{0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0}, bytes.Repeat([]byte{0xff}, 8)))
	endless := block(little, interfaceDescription, join([]byte{1, 0, 0, 0, 0, 0, 0, 0}, []byte{optionTick, 0, 1, 0, 64, 0, 0, 0}))
	packet := func(number, length uint32) []byte {
		body := little.AppendUint32(nil, number)
		body = append(body, 0, 0, 0, 0, 1, 0, 0, 0)
		body = little.AppendUint32(body, length)
		return block(little, enhancedPacket, append(little.AppendUint32(body, length), 1, 2, 3, 4))
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a frame of 4 GiB":                {huge, "after frame 1: capture length exceeds snap length: 4294967295 > 262144"},
		"a block of no length":            {join(section, little.AppendUint32([]byte{6, 0, 0, 0}, 0)), "a block of type 6 claims 0 octets"},
		"a block of 1 GiB":                {join(section, little.AppendUint32([]byte{6, 0, 0, 0}, 1<<30)), "a block of type 6 claims 1073741824 octets"},
		"a frame of no interface":         {join(section, packet(0, 4)), "Interface id 0 not present in section"},
		"a frame longer than its block":   {join(section, endless, packet(0, 400)), "a frame claims 400 octets"},
		"a clock of no use":               {join(section, endless, packet(0, 4)), "EOF"}, // it is read, without harm
		"a section of neither byte order": {join(section, block(little, sectionHeader, make([]byte, 16))), "a section starts with 00 00 00 00"},
	} {
		_, end := readAll(t, c.file)
		if end == nil || !strings.Contains(end.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, end, c.want)
		}
	}
}

// Read gives what was before the damage, and says so.
func TestReadDamaged(t *testing.T) {
	file := lines(speak(leaf1, "leaf1", "swp1"), speak(leaf1, "leaf1", "swp1"))
	seen, err := Read(bytes.NewReader(file[:len(file)-1]), "x.pcap")
	must(t, err)
	if len(seen) != 1 || len(seen[0].Neighbors) != 1 || len(seen[0].Gaps) != 1 {
		t.Fatalf("%+v, want one neighbour and one gap", seen)
	}
	if reason := seen[0].Gaps[0].Reason; !strings.Contains(reason, "cut short") || !strings.Contains(reason, "1 frames were read") {
		t.Errorf("reason %q", reason)
	}
}

func TestReadNoCapture(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"nothing":         {"", "reading capture x: it is empty; want a packet capture (pcap or pcapng)"},
		"text":            {"interface eth0\n", "reading capture x: it is no packet capture (it starts with 69 6e 74 65); want pcap or pcapng"},
		"one octet":       {"\xd4", "no packet capture"},
		"half a header":   {"\xd4\xc3\xb2\xa1\x02\x00", "cut short"},
		"gzip of nothing": {"\x1f\x8b\x08", "reading capture x: "},
	} {
		seen, err := Read(strings.NewReader(c.file), "x")
		if err == nil || !strings.Contains(err.Error(), c.want) || seen != nil {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Clocks of all kinds give the time that they mean, or none.
func TestClocks(t *testing.T) {
	little := binary.LittleEndian
	for _, c := range []struct {
		option byte
		count  uint64
		offset int64
		want   time.Time
	}{
		{6, 1_500_000, 0, time.Unix(1, 500_000_000)},
		{9, 1_000_000_001, 10, time.Unix(11, 1)},
		{0, 7, 0, time.Unix(7, 0)},
		{19, 25_000_000_000_000_000, 0, time.Unix(0, 2_500_000)},
		{0x80 | 1, 3, 0, time.Unix(1, 500_000_000)},
		{0x80 | 63, 1 << 62, 0, time.Unix(0, 500_000_000)},
		{64, 1_500_000, 0, time.Unix(1, 500_000_000)},        // 10^64 does not fit: microseconds
		{0x80 | 64, 1_500_000, 0, time.Unix(1, 500_000_000)}, // nor does 2^64
		{0, 1 << 63, 0, time.Time{}},
		{0, 1, -2, time.Time{}},
	} {
		description := join([]byte{1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff}, []byte{optionTick, 0, 1, 0, c.option, 0, 0, 0},
			little.AppendUint64([]byte{optionOffset, 0, 8, 0}, uint64(c.offset)))
		taken := little.AppendUint32(little.AppendUint32(make([]byte, 4), uint32(c.count>>32)), uint32(c.count))
		file := join(block(little, sectionHeader, join([]byte{0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 2, 0}, bytes.Repeat([]byte{0xff}, 8))),
			block(little, interfaceDescription, description), block(little, enhancedPacket, join(taken, make([]byte, 8))))
		if frames, end := readAll(t, file); len(frames) != 1 || !frames[0].taken.Equal(c.want) {
			t.Errorf("resolution %#x, %d ticks, offset %d: %+v, %v, want %v", c.option, c.count, c.offset, frames, end, c.want)
		}
	}
}
