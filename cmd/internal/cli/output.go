package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"
)

func outputFlag(what string) cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: what + " to `FILE` instead of standard output"}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "write JSON"}
}

// writeResult writes the verb's result to the file of -o, or to standard output
// without -o and for "-".
func (c *call) writeResult(write func(io.Writer) error) error {
	path := c.String("output")
	if path != "" && path != "-" {
		return writeFile(path, write)
	}
	buffered := bufio.NewWriter(c.Stdout)
	if err := write(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

// checkOutput reports early that the file of -o cannot be written, before a
// long run is spent on it.
func (c *call) checkOutput() error {
	path := c.String("output")
	if path == "" || path == "-" || isSpecial(path) {
		return nil
	}
	file, err := createBeside(path)
	if err != nil {
		return err
	}
	return discard(file)
}

// writeFile puts what write produces into the file: under another name first,
// and renamed when it is whole, so that a failure leaves the old file as it was.
// A device or pipe is written to directly.
func writeFile(path string, write func(io.Writer) error) error {
	if isSpecial(path) {
		return writeDirectly(path, write)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	file, err := createBeside(path)
	if err != nil {
		return err
	}
	if err := fill(file, write); err != nil {
		return errors.Join(err, discard(file))
	}
	if err := file.Close(); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	if old, err := os.Stat(path); err == nil {
		if err := os.Chmod(file.Name(), old.Mode().Perm()); err != nil {
			return errors.Join(err, os.Remove(file.Name()))
		}
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

func fill(file *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriter(file)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Sync()
}

func writeDirectly(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(file)
	return errors.Join(write(buffered), buffered.Flush(), file.Close())
}

// isSpecial reports a path that exists and that a rename would destroy rather
// than fill, such as /dev/null or a named pipe.
func isSpecial(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// createBeside makes a new file in the folder of path, with the permissions
// that the user's umask leaves.
func createBeside(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder: want the name of a file", path)
	}
	dir, base := filepath.Split(path)
	for i := 0; ; i++ {
		name := fmt.Sprintf("%s.%s.%d-%d", dir, base, os.Getpid(), i)
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		switch {
		case err == nil:
			return file, nil
		case errors.Is(err, fs.ErrExist) && i < 100:
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("write %s: there is no folder %s", path, filepath.Clean(dir))
		default:
			return nil, fmt.Errorf("write %s: %w", path, err)
		}
	}
}

func discard(file *os.File) error {
	return errors.Join(file.Close(), os.Remove(file.Name()))
}
