package topology

import "cmp"

// CompareNatural orders names as people number them: runs of digits compare by
// value, the rest by byte, so that swp2 comes before swp10 and Gi1/0/9 before
// Gi1/0/10. It is a total order: equal only for equal strings.
func CompareNatural(a, b string) int {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if !isDigit(a[i]) || !isDigit(b[j]) {
			if a[i] != b[j] {
				return cmp.Compare(a[i], b[j])
			}
			i, j = i+1, j+1
			continue
		}
		first, second := digits(a[i:]), digits(b[j:])
		i, j = i+len(first), j+len(second)
		first, second = trimZeros(first), trimZeros(second)
		if order := cmp.Or(cmp.Compare(len(first), len(second)), cmp.Compare(first, second)); order != 0 {
			return order
		}
	}
	return cmp.Or(cmp.Compare(len(a)-i, len(b)-j), cmp.Compare(a, b))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digits(s string) string {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return s[:i]
		}
	}
	return s
}

func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}
