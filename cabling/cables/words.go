package cables

import (
	"fmt"
	"strconv"
	"strings"

	"cablewright/cabling"
)

// parseFEC understands an error correction under its names on the command lines
// of switches and in IEEE 802.3. "auto" leaves it to the port: it is not told.
func parseFEC(text string) (cabling.FEC, error) {
	switch letters(text) {
	case "auto":
		return "", nil
	case "none", "off", "no", "nofec", "disabled":
		return cabling.NoFEC, nil
	case "baser", "fc", "fcfec", "firecode", "cl74", "clause74":
		return cabling.BaseRFEC, nil
	case "rs", "rsfec", "reedsolomon", "cl91", "clause91": // clause 91 has both
		return cabling.AnyRSFEC, nil
	case "rs528", "rsfec528", "rs528514", "kr4", "kr4fec", "cl108", "clause108":
		return cabling.RS528, nil
	case "rs544", "rsfec544", "rs544514", "kp4", "kp4fec", "cl119", "clause119", "cl134", "clause134":
		return cabling.RS544, nil
	case "cfec":
		return cabling.CFEC, nil
	case "ofec":
		return cabling.OFEC, nil
	}
	return "", fmt.Errorf("%q is no error correction: want none, base-r, rs, rs-528 or rs-544", text)
}

// parseShield understands whether a cable of twisted pairs is screened, also by
// the name of its construction (ISO/IEC 11801-1 annex E).
func parseShield(text string) (bool, error) {
	switch letters(text) {
	case "yes", "y", "true", "1", "shielded", "screened", "stp", "ftp", "futp", "uftp", "sutp", "sftp", "fftp", "sfutp", "sfftp":
		return true, nil
	case "no", "n", "false", "0", "unshielded", "unscreened", "none", "utp", "uutp":
		return false, nil
	}
	return false, fmt.Errorf("%q does not say whether it is screened: want yes, no, or a construction such as U/UTP or F/UTP", text)
}

// parseLaunch understands whether the launch of a multimode test was
// encircled-flux compliant (IEC 61280-4-1).
func parseLaunch(text string) (bool, error) {
	switch letters(text) {
	case "ef", "encircledflux", "efcompliant", "encircledfluxcompliant", "iec6128041", "yes", "y", "true", "1", "compliant":
		return true, nil
	case "none", "no", "n", "false", "0", "notef", "nonef", "noef", "overfilled", "ofl", "led", "laser", "vcsel", "mandrel", "notcompliant", "noncompliant":
		return false, nil
	}
	return false, fmt.Errorf("%q is no launch of a test: want ef (encircled flux) or none", text)
}

// parseYes understands yes and no.
func parseYes(text string) (bool, error) {
	switch letters(text) {
	case "yes", "y", "true", "1", "bonded", "earthed", "grounded":
		return true, nil
	case "no", "n", "false", "0", "unbonded", "notbonded", "floating":
		return false, nil
	}
	return false, fmt.Errorf("%q: want yes or no", text)
}

// parseLevel understands dB or dBm, with a decimal dot or comma, within bounds.
func parseLevel(text string, least, most float64) (cabling.Level, error) {
	plain := strings.ToLower(strings.ReplaceAll(text, "−", "-"))
	db, err := parseNumber(strings.TrimSuffix(strings.TrimSuffix(plain, "m"), "db"))
	if err != nil || !(db >= least && db <= most) {
		return cabling.Level{}, fmt.Errorf("%q: want decibels, from %g to %g", text, least, most)
	}
	return cabling.Decibels(db), nil
}

// parseNumber reads a number with a decimal dot or comma and blanks around it. It
// may be NaN: hold it to bounds.
func parseNumber(text string) (float64, error) {
	return strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
}

// letters returns the letters and digits of a text in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(text))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
