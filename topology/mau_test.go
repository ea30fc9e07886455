package topology

import "testing"

func TestMAUType(t *testing.T) {
	for _, c := range []struct {
		number int
		phy    string
		duplex Duplex
	}{
		{0, "", DuplexUnknown},
		{5, "10BASE-T", DuplexUnknown},
		{10, "10BASE-T", HalfDuplex},
		{11, "10BASE-T", FullDuplex},
		{14, "100BASE-T4", HalfDuplex},
		{15, "100BASE-TX", HalfDuplex},
		{16, "100BASE-TX", FullDuplex},
		{21, "", HalfDuplex},
		{30, "1000BASE-T", FullDuplex},
		{33, "", FullDuplex},
		{36, "10GBASE-SR", FullDuplex},
		{102, "100GBASE-SR4", FullDuplex},
		{60000, "", DuplexUnknown},
		{-1, "", DuplexUnknown},
	} {
		if phy, duplex := MAUType(c.number); phy != c.phy || duplex != c.duplex {
			t.Errorf("MAUType(%d) = %q, %v, want %q, %v", c.number, phy, duplex, c.phy, c.duplex)
		}
	}
}

func TestMAURate(t *testing.T) {
	for number, want := range map[int]int64{
		0: 0, 5: 10e6, 16: 100e6, 22: 1e9, 30: 1e9, 33: 10e9, 36: 10e9, 103: 2.5e9, 101: 100e9, 140: 400e9, 143: 0, -1: 0,
	} {
		if got := MAURate(number); got != want {
			t.Errorf("MAURate(%d) = %d, want %d", number, got, want)
		}
	}
}
