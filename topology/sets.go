package topology

import "strconv"

// disjointSets is a union-find over the numbers 0 to n-1.
type disjointSets []int

func newDisjointSets(n int) disjointSets {
	sets := make(disjointSets, n)
	for i := range sets {
		sets[i] = i
	}
	return sets
}

func (s disjointSets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes one set of two; the smaller number stays its representative, so
// the order of joins does not show.
func (s disjointSets) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
}

// groups returns the sets that the members form, each in the order given, by
// first member.
func (s disjointSets) groups(members []int) [][]int {
	position := make(map[int]int)
	var groups [][]int
	for _, i := range members {
		root := s.find(i)
		at, ok := position[root]
		if !ok {
			at = len(groups)
			position[root] = at
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], i)
	}
	return groups
}

func itoa(n int) string { return strconv.Itoa(n) }
