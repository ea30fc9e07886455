package cables

import (
	"fmt"
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
