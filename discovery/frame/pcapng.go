package frame

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/google/gopacket/pcapgo"

	"cablewright/discovery/neighbor"
	"cablewright/topology"
)

// Types of pcapng blocks (draft-ietf-opsawg-pcapng §4).
const (
	interfaceDescription = 1
	oldPacket            = 2
	simplePacket         = 3
	enhancedPacket       = 6
	sectionHeader        = 0x0a0d0d0a // the same in both byte orders
)

// fixed are the blocks that are handed on, with how many octets come before their
// options or their frame.
var fixed = map[uint32]int{sectionHeader: 16, interfaceDescription: 8, oldPacket: 20, simplePacket: 4, enhancedPacket: 20}

// maxBlock is the longest block that is read into memory, in octets: the longest
// frame and as much again for its options.
const maxBlock = 2 * maxFrame

// blocks stands between a pcapng file and pcapgo.NgReader. The latter trusts what
// it reads: it takes a file that ends within a block for a whole one, allocates
// whatever length a block claims, reads past a block with a damaged option, and
// divides by zero on some clock resolutions. And it skips what is needed here:
// the upper half of a link type, the address of an interface, the direction of a
// frame.
//
// So blocks hands on only the blocks that hold frames and those that explain
// them, each whole and without the options that NgReader does not need, and keeps
// the points itself. A Read never gives octets of two blocks, so what is kept is
// of the block that NgReader is at.
type blocks struct {
	r      *bufio.Reader
	order  byteOrder
	body   bytes.Buffer
	rest   []byte   // of the block that is being handed on
	points []*point // of the current section
	sent   bool     // the direction of the last frame
}

type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func openPcapng(r *bufio.Reader) (*capture, error) {
	b := &blocks{r: r, order: binary.LittleEndian}
	source, err := pcapgo.NewNgReader(b, pcapgo.NgReaderOptions{WantMixedLinkType: true})
	if err != nil {
		return nil, cut(err)
	}
	return &capture{source: source, at: func(index int) (*point, bool) { return b.points[index], b.sent }}, nil
}

// Read hands on one block after the other. The end of the file is io.EOF only
// between two blocks.
func (b *blocks) Read(p []byte) (int, error) {
	for len(b.rest) == 0 {
		kind, body, err := b.block()
		if err != nil {
			return 0, err
		}
		if b.rest, err = b.sound(kind, body); err != nil {
			return 0, err
		}
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// block reads one block: type, length, body, and the length again.
func (b *blocks) block() (kind uint32, body []byte, err error) {
	var header [8]byte
	if _, err := io.ReadFull(b.r, header[:]); err != nil {
		return 0, nil, err
	}
	if binary.BigEndian.Uint32(header[:]) == sectionHeader {
		if err := b.section(); err != nil {
			return 0, nil, err
		}
	}
	kind = b.order.Uint32(header[:])
	length := b.order.Uint32(header[4:])
	least, handedOn := fixed[kind]
	if length < 12 || length%4 != 0 || handedOn && (length > maxBlock || int(length) < 12+least) {
		return 0, nil, fmt.Errorf("a block of type %d claims %d octets", kind, length)
	}
	if !handedOn {
		_, err := io.CopyN(io.Discard, b.r, int64(length)-8)
		return kind, nil, cut(err)
	}
	b.body.Reset()
	_, err = io.CopyN(&b.body, b.r, int64(length)-8)
	return kind, b.body.Bytes()[:max(0, b.body.Len()-4)], cut(err)
}

// section looks at the first field of a section header, which gives the byte order
// from the header's own length on.
func (b *blocks) section() error {
	magic, err := b.r.Peek(4)
	if err != nil {
		return cut(err)
	}
	switch {
	case binary.BigEndian.Uint32(magic) == 0x1a2b3c4d:
		b.order = binary.BigEndian
	case binary.LittleEndian.Uint32(magic) == 0x1a2b3c4d:
		b.order = binary.LittleEndian
	default:
		return fmt.Errorf("a section starts with % x; want 1a 2b 3c 4d in either byte order", magic)
	}
	b.points = nil
	return nil
}

// sound returns a block as NgReader is to see it; nothing, if it is not to.
func (b *blocks) sound(kind uint32, body []byte) ([]byte, error) {
	switch kind {
	case sectionHeader:
		b.order.PutUint16(body[6:], 0) // NgReader refuses version 1.2, which is the same as 1.0
		body = body[:16]
	case interfaceDescription:
		body = b.describe(body)
	case simplePacket:
		b.sent = false
		b.order.PutUint32(body, min(b.order.Uint32(body), uint32(len(body)-4)))
	case enhancedPacket, oldPacket:
		length := b.order.Uint32(body[12:])
		if length > uint32(len(body)-20) {
			return nil, fmt.Errorf("a frame claims %d octets", length)
		}
		b.direction(body[min(len(body), 20+(int(length)+3)&^3):])
	default:
		return nil, nil
	}
	length := uint32(len(body) + 12)
	block := b.order.AppendUint32(b.order.AppendUint32(nil, kind), length)
	return b.order.AppendUint32(append(block, body...), length), nil
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
// limit of octets captured, options. Of these it leaves those of the clock; and
// no limit, since NgReader would allocate it.
func (b *blocks) describe(body []byte) []byte {
	described := &point{link: linkType(b.order.Uint16(body))}
	b.points = append(b.points, described)
	kept := append(bytes.Clone(body[:4]), 0, 0, 0, 0)
	b.options(body[8:], func(code uint16, value []byte) {
		switch {
		case code == optionName:
			described.name = neighbor.Text(value)
		case code == optionMAC && len(value) == 6:
			described.mac = topology.MAC(value)
		case code == optionTick && len(value) == 1:
			kept = append(b.order.AppendUint16(b.order.AppendUint16(kept, code), 1), resolution(value[0]), 0, 0, 0)
		case code == optionOffset && len(value) == 8:
			kept = append(b.order.AppendUint16(b.order.AppendUint16(kept, code), 8), value...)
		}
	})
	return kept
}

// resolution returns a clock resolution (if_tsresol) that NgReader computes with:
// a negative power of 2 if its top bit is set, else of 10. Powers that do not fit
// into 64 bits give microseconds, as if the option were absent; whole seconds are
// 2^0, since NgReader takes 10^0 for an absent option.
func resolution(option byte) byte {
	switch {
	case option == 0:
		return 0x80
	case option < 20, option&0x80 != 0 && option&0x7f < 64:
		return option
	}
	return 6
}

// options calls use with every option of a block, up to the end or the first
// damaged one.
func (b *blocks) options(octets []byte, use func(code uint16, value []byte)) {
	for len(octets) >= 4 {
		code, length := b.order.Uint16(octets), int(b.order.Uint16(octets[2:]))
		if code == optionEnd || length > len(octets)-4 {
			return
		}
		use(code, octets[4:4+length])
		octets = octets[min(len(octets), 4+(length+3)&^3):]
	}
}

// direction looks at the flags among the options of a frame: 1 is received, 2 is
// sent.
func (b *blocks) direction(options []byte) {
	b.sent = false
	b.options(options, func(code uint16, value []byte) {
		if code == optionFlags && len(value) == 4 {
			b.sent = b.order.Uint32(value)&3 == 2
		}
	})
}
