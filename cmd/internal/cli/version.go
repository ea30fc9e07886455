package cli

import (
	"fmt"
	"runtime/debug"
)

func versionVerb() verb {
	return verb{
		name:     "version",
		title:    "tell which version this is, and what it was built from",
		examples: []string{"cablewright version"},
		run:      runVersion,
	}
}

func runVersion(c *call) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return fmt.Errorf("this program was built without build information: build it with go build")
	}
	_, err := fmt.Fprintf(c.Stdout, "cablewright %s\n%s", info.Main.Version, buildDetails(info))
	return err
}

// buildDetails returns one line each for the toolchain and for the commit,
// where the build recorded one.
func buildDetails(info *debug.BuildInfo) string {
	details := info.GoVersion + "\n"
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision", "vcs.time", "vcs.modified", "-tags":
			details += setting.Key + " " + setting.Value + "\n"
		}
	}
	return details
}
