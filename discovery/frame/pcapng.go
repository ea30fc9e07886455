package frame

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"time"

	"cablewright/topology"
)

// Types of pcapng blocks (draft-ietf-opsawg-pcapng §4). Others are skipped.
const (
	interfaceDescription = 1
	oldPacket            = 2
	simplePacket         = 3
	enhancedPacket       = 6
	sectionHeader        = 0x0a0d0d0a // the same in both byte orders
)

// maxBlock is the longest block that is read into memory, in octets: the longest
// frame and as much again for its options.
const maxBlock = 2 * maxFrame

// pcapng reads the format that Wireshark writes.
//
// gopacket's pcapgo.NgReader is not used: it takes a file that ends within a
// block for a whole one, panics on clock resolutions of no use, and allocates
// whatever length a block claims.
type pcapng struct {
	r      *bufio.Reader
	order  binary.ByteOrder
	points []*point // of the current section
	number int
	buf    bytes.Buffer
}

func newPcapng(r *bufio.Reader) *pcapng {
	return &pcapng{r: r, order: binary.LittleEndian}
}

func (p *pcapng) next() (frame, error) {
	for {
		kind, body, err := p.block()
		if err != nil {
			return frame{}, err
		}
		switch kind {
		case sectionHeader:
			p.points = nil
		case interfaceDescription:
			p.points = append(p.points, p.describe(body))
		case simplePacket, enhancedPacket, oldPacket:
			p.number++
			return p.packet(kind, body)
		}
	}
}

// block reads one block: type, length, body, and the length again. A section
// header gives the byte order from there on, its own length included.
func (p *pcapng) block() (kind uint32, body []byte, err error) {
	var header [8]byte
	if err := readFull(p.r, header[:]); err != nil {
		return 0, nil, err
	}
	if binary.BigEndian.Uint32(header[:]) == sectionHeader {
		if err := p.byteOrder(); err != nil {
			return 0, nil, err
		}
	}
	kind = p.order.Uint32(header[:])
	length := p.order.Uint32(header[4:])
	if length < 12 || length%4 != 0 {
		return 0, nil, p.damaged("a block", length)
	}
	length -= 12
	if !known(kind) {
		return kind, nil, p.skip(int64(length) + 4)
	}
	if length > maxBlock {
		return 0, nil, p.damaged("a block", length)
	}
	p.buf.Reset()
	if _, err := io.CopyN(&p.buf, p.r, int64(length)); err != nil {
		return 0, nil, cut(err)
	}
	return kind, p.buf.Bytes(), p.skip(4)
}

func known(kind uint32) bool {
	switch kind {
	case sectionHeader, interfaceDescription, simplePacket, enhancedPacket, oldPacket:
		return true
	}
	return false
}

// byteOrder looks at the first field of a section header.
func (p *pcapng) byteOrder() error {
	magic, err := p.r.Peek(4)
	if err != nil {
		return cut(err)
	}
	switch {
	case binary.BigEndian.Uint32(magic) == 0x1a2b3c4d:
		p.order = binary.BigEndian
	case binary.LittleEndian.Uint32(magic) == 0x1a2b3c4d:
		p.order = binary.LittleEndian
	default:
		return fmt.Errorf("the capture is damaged after frame %d: a section starts with % x; want 1a 2b 3c 4d in either byte order", p.number, magic)
	}
	return nil
}

func (p *pcapng) skip(octets int64) error {
	_, err := io.CopyN(io.Discard, p.r, octets)
	return cut(err)
}

// cut turns the end of the file within a block into errCut.
func cut(err error) error {
	if err == io.EOF {
		return errCut
	}
	return err
}

func (p *pcapng) damaged(what string, length uint32) error {
	return fmt.Errorf("the capture is damaged after frame %d: %s claims %d octets", p.number, what, length)
}

// Options of an interface description (§4.2) and of a packet (§4.3).
const (
	optionEnd    = 0
	optionName   = 2
	optionMAC    = 6
	optionTick   = 9
	optionOffset = 14
	optionFlags  = 2
)

// describe reads an interface description: link type, two octets of no use, the
// limit of octets captured, options.
func (p *pcapng) describe(body []byte) *point {
	described := &point{tick: 1e6}
	if len(body) < 8 {
		described.link = unknownLink
		return described
	}
	described.link = linkType(p.order.Uint16(body))
	p.options(body[8:], func(code uint16, value []byte) {
		switch {
		case code == optionName:
			described.name = text(value)
		case code == optionMAC && len(value) == 6:
			described.mac = topology.MAC(value)
		case code == optionTick && len(value) >= 1:
			described.tick = timeResolution(value[0])
		case code == optionOffset && len(value) == 8:
			described.offset = int64(p.order.Uint64(value))
		}
	})
	return described
}

// options calls use with every option of a block, up to the end or the first
// damaged one.
func (p *pcapng) options(b []byte, use func(code uint16, value []byte)) {
	for len(b) >= 4 {
		code, length := p.order.Uint16(b), int(p.order.Uint16(b[2:]))
		if code == optionEnd || length > len(b)-4 {
			return
		}
		use(code, b[4:4+length])
		b = b[min(len(b), 4+(length+3)&^3):]
	}
}

// packet reads one of the three blocks that hold a frame.
func (p *pcapng) packet(kind uint32, body []byte) (frame, error) {
	header := 20 // interface, time (8), octets captured, octets on the wire
	if kind == simplePacket {
		header = 4 // octets on the wire
	}
	if len(body) < header {
		return frame{}, p.damaged("a packet block", uint32(len(body)))
	}
	number, length := 0, uint32(len(body)-header)
	switch kind {
	case simplePacket:
		length = min(length, p.order.Uint32(body))
	case oldPacket:
		number, length = int(p.order.Uint16(body)), p.order.Uint32(body[12:])
	default:
		number, length = int(p.order.Uint32(body)), p.order.Uint32(body[12:])
	}
	if length > uint32(len(body)-header) {
		return frame{}, p.damaged("a frame", length)
	}
	if number >= len(p.points) {
		return frame{}, fmt.Errorf("the capture is damaged at frame %d: it is of interface %d, and %d are described", p.number, number, len(p.points))
	}
	at := p.points[number]
	got := frame{number: p.number, point: at, data: body[header : header+int(length)]}
	if kind != simplePacket {
		got.taken = p.time(at, body)
	}
	if kind == enhancedPacket {
		got.sent = p.outbound(body[min(len(body), header+(int(length)+3)&^3):])
	}
	return got, nil
}

func (p *pcapng) time(at *point, body []byte) time.Time {
	count := uint64(p.order.Uint32(body[4:]))<<32 | uint64(p.order.Uint32(body[8:]))
	return at.tick.time(count, at.offset)
}

// outbound looks at the direction in epb_flags: 1 is received, 2 is sent.
func (p *pcapng) outbound(options []byte) (sent bool) {
	p.options(options, func(code uint16, value []byte) {
		if code == optionFlags && len(value) == 4 {
			sent = p.order.Uint32(value)&3 == 2
		}
	})
	return sent
}
