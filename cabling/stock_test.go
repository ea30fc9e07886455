package cabling

import (
	"slices"
	"testing"
)

func TestOrder(t *testing.T) {
	route := DefaultSite().Route
	for _, c := range []struct {
		kind         Stock
		metres, want float64
		made, sold   bool
	}{
		{DACStock, 2.53, 3, false, true},
		{DACStock, 3, 3, false, true},
		{DACStock, 2.9999999999, 3, false, true},
		{DACStock, 7.1, 7.5, true, false},
		{AOCStock, 31, 50, false, true},
		{AOCStock, 100.2, 100.5, true, false},
		{FibreStock, 17.37, 20, false, true},
		{FibreStock, 30.1, 30.5, true, true},
		{CopperStock, 0.2, 0.3, false, true},
		{TrunkStock, 44, 44, true, true},
		{TrunkStock, 44.01, 44.5, true, true},
		{"", 4.2, 4.5, true, true},
	} {
		if got := route.Order(c.kind, c.metres); got != (Order{c.want, c.made, c.sold}) {
			t.Errorf("%s for %g m: %+v, want %g m, made %v, sold %v", c.kind, c.metres, got, c.want, c.made, c.sold)
		}
	}
}

// Stock lengths ascend, and each kind that has them is one of those that there are.
func TestStockLengths(t *testing.T) {
	for kind, lengths := range DefaultSite().Route.Stock {
		if !slices.Contains(Stocks(), kind) || !slices.IsSorted(lengths) || len(slices.Compact(slices.Clone(lengths))) != len(lengths) {
			t.Errorf("%s: %v", kind, lengths)
		}
	}
	for _, kind := range Stocks() {
		if _, told := DefaultSite().Route.Slack[kind]; !told {
			t.Errorf("no slack for %s", kind)
		}
	}
}

// Sites that are changed do not change others.
func TestDefaultSiteIsNew(t *testing.T) {
	one := DefaultSite()
	one.Route.Stock[DACStock][0], one.Route.Slack[DACStock] = 99, 99
	if other := DefaultSite().Route; other.Stock[DACStock][0] == 99 || other.Slack[DACStock] == 99 {
		t.Error("two default sites share their lengths")
	}
}
