package frame

import (
	"bufio"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"cablewright/topology"
)

// maxFrame is the longest frame a capture may hold, in octets: libpcap's
// MAXIMUM_SNAPLEN. A longer one is damage, and memory is not given for it.
const maxFrame = 262144

// point is where frames were captured: one interface.
type point struct {
	name   string // empty when the capture does not name it
	link   linkType
	mac    topology.MAC // its own address, when the capture tells
	tick   ticks
	offset int64 // seconds to add to its times
}

// frame is one captured frame.
type frame struct {
	number int // from 1
	point  *point
	taken  time.Time // zero when the capture does not tell
	data   []byte    // valid until the next frame is read
	sent   bool      // by the capturing machine itself
}

// reader reads the frames of one capture. next returns io.EOF at its end, and
// another error where it is damaged: nothing can be read after that.
type reader interface {
	next() (frame, error)
}

// errCut is what next returns when the capture ends within a frame.
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
func open(r io.Reader) (reader, error) {
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
	case len(magic) == 4 && binary.BigEndian.Uint32(magic) == sectionHeader:
		return newPcapng(buffered), nil
	case len(magic) == 4:
		if capture, ok := newPcap(buffered, magic); ok {
			return capture, capture.readHeader()
		}
	}
	return nil, fmt.Errorf("it is no packet capture (it starts with % x); want pcap or pcapng, as tcpdump -w, dumpcap and Wireshark write them", magic)
}

// readFull fills b. An end before the first octet is io.EOF, a later one errCut.
func readFull(r io.Reader, b []byte) error {
	_, err := io.ReadFull(r, b)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errCut
	}
	return err
}

// readRest fills b within something that has begun: every end is errCut.
func readRest(r io.Reader, b []byte) error {
	err := readFull(r, b)
	if err == io.EOF {
		return errCut
	}
	return err
}
