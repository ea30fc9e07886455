package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"cablewright/topology"
)

// open opens a file for reading; "-" is standard input, which ends when it was
// read once.
func (c *call) open(path string) (io.ReadCloser, error) {
	if path == "-" && c.stdinTaken {
		return nil, errors.New("standard input was asked for twice: want a file for one of them")
	}
	if path == "-" {
		c.stdinTaken = true
		return io.NopCloser(c.Stdin), nil
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", path)
	}
	return file, err
}

// inputName is how messages call the file.
func inputName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return path
}

// readSnapshot reads a stored snapshot. Errors name the file.
func (c *call) readSnapshot(path string) (*topology.Snapshot, error) {
	file, err := c.open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	snapshot, err := topology.ReadSnapshot(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", inputName(path), err)
	}
	return snapshot, nil
}

// readNetwork reads and indexes a stored snapshot.
func (c *call) readNetwork(path string) (*topology.Network, error) {
	snapshot, err := c.readSnapshot(path)
	if err != nil {
		return nil, err
	}
	return topology.NewNetwork(snapshot), nil
}
