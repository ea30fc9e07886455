package frame

import (
	"encoding/binary"
	"fmt"
	"net/netip"

	"cablewright/topology"
)

// Flags of a GRE header (RFC 2784, RFC 2890; routing from RFC 1701).
const (
	greChecksum = 0x8000
	greRouting  = 0x4000
	greKey      = 0x2000
	greSequence = 0x1000
	greVersion  = 0x0007
)

// gre follows what a GRE tunnel carries. Both directions of a tunnel are one
// wire; a mirror session has only one direction.
func (p *payload) gre(b []byte, source, target netip.Addr) {
	if p.depth++; p.depth > maxDepth || len(b) < 4 {
		return
	}
	flags, kind := binary.BigEndian.Uint16(b), binary.BigEndian.Uint16(b[2:])
	if flags&(greVersion|greRouting) != 0 {
		return
	}
	header := 4
	for _, field := range []uint16{greChecksum, greKey, greSequence} {
		if flags&field != 0 {
			header += 4
		}
	}
	if len(b) < header {
		return
	}
	b = b[header:]
	switch {
	case kind == etherERSPAN && flags&greSequence == 0:
		p.mirrored(source, b, 0)
	case kind == etherERSPAN:
		p.mirrored(source, b, 8)
	case kind == etherERSPAN3:
		p.mirrored(source, b, erspan3Header(b))
	default:
		if target.Less(source) {
			source, target = target, source
		}
		p.within("gre " + source.String() + " " + target.String())
		p.source = topology.MAC{} // of the router on the way, not of the speaker
		p.follow(kind, b)
	}
}

// mirrored reads a frame that a switch copied from one of its ports
// (draft-foschiano-erspan): type I has no header, the others give the number of
// the session in ten bits.
func (p *payload) mirrored(source netip.Addr, b []byte, header int) {
	if len(b) < header {
		return
	}
	session := 0
	if header > 0 {
		session = int(binary.BigEndian.Uint16(b[2:]) & 0x3ff)
	}
	p.tunnel = ""
	p.within(fmt.Sprint("erspan ", source, " session ", session))
	p.ethernet(b[header:])
}

// erspan3Header returns the length of an ERSPAN type III header: 12 octets, and
// eight more if its last bit says so.
func erspan3Header(b []byte) int {
	if len(b) >= 12 && b[11]&1 != 0 {
		return 20
	}
	return 12
}
