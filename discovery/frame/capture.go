package frame

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/pcapgo"

	"cablewright/topology"
)

// maxFrame is the longest frame a capture may hold, in octets: libpcap's
// MAXIMUM_SNAPLEN. A longer one is damage, and memory is not given for it.
const maxFrame = 262144

// point is where frames were captured: one interface.
type point struct {
	name string // empty when the capture does not name it
	link linkType
	mac  topology.MAC // its own address, when the capture tells
}

// frame is one captured frame.
type frame struct {
	number int // from 1
	point  *point
	taken  time.Time // zero when the capture does not tell
	data   []byte    // valid until the next frame is read
	sent   bool      // by the capturing machine itself
}

// capture reads the frames of one file with a reader of pcapgo. at tells what
// pcapgo does not: of which point the last frame is, and whether the capturing
// machine sent it.
type capture struct {
	source gopacket.ZeroCopyPacketDataSource
	at     func(index int) (from *point, sent bool)
	number int
}

// errCut says that the capture ends within a frame.
var errCut = errors.New("the capture ends in the middle of a frame: it was cut short")

// Read learns from a capture in pcap or pcapng format, gzipped or not. name
// stands for the capture in the observations, and for who captured it when
// nobody tells that: a file name, usually.
//
// The observations are sorted. The error is not nil only if r is no capture at
// all, or could not be read from its start.
func Read(r io.Reader, name string) ([]topology.Observation, error) {
	capture, err := open(r)
	if err != nil {
		return nil, fmt.Errorf("reading capture %s: %w", name, err)
	}
	heard := newHearing(name)
	for {
		next, err := capture.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			heard.note("capture", fmt.Sprintf("%v; %d frames were read", err, heard.frames))
			break
		}
		heard.add(next)
	}
	return heard.observations(), nil
}

// open finds out the format by the first four octets.
func open(r io.Reader) (*capture, error) {
	buffered := bufio.NewReader(r)
	if magic, _ := buffered.Peek(2); len(magic) == 2 && magic[0] == 0x1f && magic[1] == 0x8b {
		unzipped, err := gzip.NewReader(buffered)
		if err != nil {
			return nil, err
		}
		buffered = bufio.NewReader(unzipped)
	}
	magic, err := buffered.Peek(4)
	switch {
	case len(magic) == 0 && err == io.EOF:
		return nil, errors.New("it is empty; want a packet capture (pcap or pcapng)")
	case len(magic) < 4 && err != io.EOF:
		return nil, err
	case len(magic) == 4:
		switch binary.BigEndian.Uint32(magic) {
		case sectionHeader:
			return openPcapng(buffered)
		case 0xa1b2c3d4, 0xa1b23c4d, 0xd4c3b2a1, 0x4d3cb2a1:
			return openPcap(buffered)
		}
	}
	return nil, fmt.Errorf("it is no packet capture (it starts with % x); want pcap or pcapng, as tcpdump -w, dumpcap and Wireshark write them", magic)
}

// openPcap reads the file header itself too: pcapgo cuts the link type to eight
// bits, which makes Linux cooked v2 (276) another one. Frames may be longer than
// the limit in that header, since some writers do not keep to it.
func openPcap(r *bufio.Reader) (*capture, error) {
	peeked, _ := r.Peek(24)
	header := [24]byte{}
	copy(header[:], peeked)
	source, err := pcapgo.NewReader(r)
	if err != nil {
		return nil, cut(err)
	}
	source.SetSnaplen(maxFrame)
	// The upper bits of the link type say how long the frame check sequence is.
	only := &point{link: linkType(binary.LittleEndian.Uint16(header[20:]))}
	if header[0] == 0xa1 {
		only.link = linkType(binary.BigEndian.Uint16(header[22:]))
	}
	return &capture{source: source, at: func(int) (*point, bool) { return only, false }}, nil
}

// next returns the next frame, and io.EOF at the end. After another error nothing
// can be read. Nothing is known that makes pcapgo panic on what it is given here;
// should something do so, the capture is damaged there.
func (c *capture) next() (next frame, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the capture is damaged after frame %d: %v", c.number, fault)
		}
	}()
	data, info, err := c.source.ZeroCopyReadPacketData()
	switch {
	case err == io.EOF && info.CaptureLength == 0:
		return frame{}, io.EOF
	case cut(err) == errCut:
		return frame{}, errCut
	case err != nil:
		return frame{}, fmt.Errorf("the capture is damaged after frame %d: %w", c.number, err)
	}
	c.number++
	from, sent := c.at(info.InterfaceIndex)
	return frame{number: c.number, point: from, taken: storable(info.Timestamp), data: data, sent: sent}, nil
}

// cut turns an end of the file where there should be more into errCut.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return err
}

// storable returns a time that JSON can hold, up to the end of the year 9999; the
// zero time for others, which a damaged capture can give.
func storable(t time.Time) time.Time {
	if s := t.Unix(); s < 0 || s > 253402300799 {
		return time.Time{}
	}
	return t
}
