package frame

import (
	"bufio"
	"encoding/binary"
	"fmt"
)

// pcap reads the file format of libpcap (draft-ietf-opsawg-pcap).
//
// gopacket's pcapgo.Reader is not used: it keeps the link type in eight bits,
// which turns Linux cooked v2 (276) into another, and it stops at frames that
// are longer than the file's own limit, which some writers make.
type pcap struct {
	r      *bufio.Reader
	order  binary.ByteOrder
	point  *point
	number int
	buf    []byte
}

// newPcap knows the format by its magic number, which also tells the byte order
// and the resolution of its times.
func newPcap(r *bufio.Reader, magic []byte) (*pcap, bool) {
	capture := &pcap{r: r, order: binary.LittleEndian, point: &point{}}
	if magic[0] == 0xa1 {
		capture.order = binary.BigEndian
	}
	switch capture.order.Uint32(magic) {
	case 0xa1b2c3d4:
		capture.point.tick = 1e6
	case 0xa1b23c4d:
		capture.point.tick = 1e9
	default:
		return nil, false
	}
	return capture, true
}

// readHeader reads the 24 octets before the first frame.
func (p *pcap) readHeader() error {
	var header [24]byte
	if err := readRest(p.r, header[:]); err != nil {
		return err
	}
	// The upper bits say how long the frame check sequence is.
	p.point.link = linkType(p.order.Uint32(header[20:]) & 0xffff)
	return nil
}

func (p *pcap) next() (frame, error) {
	var header [16]byte // seconds, fraction, octets captured, octets on the wire
	if err := readFull(p.r, header[:]); err != nil {
		return frame{}, err
	}
	length := p.order.Uint32(header[8:])
	if length > maxFrame {
		return frame{}, fmt.Errorf("the capture is damaged after frame %d: the next claims %d octets", p.number, length)
	}
	p.number++
	p.buf = sized(p.buf, int(length))
	if err := readRest(p.r, p.buf); err != nil {
		return frame{}, err
	}
	seconds, fraction := uint64(p.order.Uint32(header[0:])), uint64(p.order.Uint32(header[4:]))
	taken := p.point.tick.time(seconds*uint64(p.point.tick)+fraction, 0)
	return frame{number: p.number, point: p.point, taken: taken, data: p.buf}, nil
}

// sized returns a slice of that length, the given one if it is long enough.
func sized(buf []byte, length int) []byte {
	if cap(buf) < length {
		return make([]byte, length)
	}
	return buf[:length]
}
