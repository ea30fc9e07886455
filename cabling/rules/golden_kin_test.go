package rules

import (
	"slices"
	"testing"

	"cablewright/cabling"
	"cablewright/topology"
)

// kin are cases of the kinds of golden.csv that people will try next: a channel,
// the verdict of an engineer, and the rule that gives it.
var kin = []struct{ channel, verdict, rule string }{
	// polarity_parallel
	{"phy 100GBASE-SR4; medium om4; elements cordB", "pass", ""},
	{"phy 400GBASE-DR4; medium os2; elements cordA", "fail", "polarity-straight"},
	{"phy 100GBASE-SR4; medium om4; elements cordA-adB-trunkB-adB-cordA", "pass", ""}, // three flips
	{"phy 100GBASE-SR4; medium om4; elements cordB-adA-trunkB-adA-cordB", "pass", ""}, // U1
	{"phy 100GBASE-SR4; medium om4; elements cordB-adA-trunkA-adA-cordB", "fail", "polarity-straight"},
	{"phy 40GBASE-SR4; medium om3; elements type-B MPO cord + type-B adapter + type-B MPO cord", "pass", ""},
	{"phy 100GBASE-SR4; medium om4; elements cordA-adA-trunkC-adA-cordB", "fail", "polarity-mixed"},
	{"phy 100GBASE-SR4; medium om4; elements cordB-adB-trunkA-adB-cordB", "fail", "polarity-straight"},

	{"phy 100GBASE-SR4; medium om4; elements cordB - adB - trunkB - adB - cordB", "pass", ""},
	{"phy 100GBASE-SR4; medium om4; elements straight MPO cord", "fail", "polarity-straight"},
	{"phy 100GBASE-SR4; medium om4; elements reversed MPO cord", "pass", ""},

	// polarity_duplex
	{"phy 10GBASE-SR; medium om4; elements A-B cord + straight (A-A) permanent link + A-B cord", "fail", "polarity-straight"},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + straight (A-A) permanent link + A-A cord", "pass", ""},
	{"phy 10GBASE-SR; medium om4; elements straight LC cord", "fail", "polarity-straight"},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + Method-B cassette + type-B trunk + flipped Method-B cassette + A-B cord", "pass", ""},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + Method-A cassette + type-A trunk + Method-A cassette + A-B cord", "fail", "polarity-straight"},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + Method-B cassette + type-B trunk (type-B adapters) + Method-B cassette + A-B cord", "pass", ""},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + U2 cassette + type-B trunk (type-A adapters) + U2 cassette + A-B cord", "fail", "polarity-mixed"},
	{"phy 10GBASE-SR; medium om4; elements A-A cord + U1 cassette + type-B trunk + U1 cassette + A-B cord", "fail", "polarity-straight"},
	{"phy 10GBASE-SR; medium om4; elements A-B cord", "pass", ""},
	{"phy 10GBASE-SR; medium om4; elements A-A cord", "fail", "polarity-straight"},
	{"phy 10GBASE-SR; medium om4; elements A-B cord + A-B cord", "fail", "polarity-straight"},
	{"phy 10GBASE-LR; medium os2; elements A-B cord + A-A trunk + A-B cord", "fail", "polarity-straight"},
	{"elements Method B trunk with Method A cassette", "fail", "polarity-mixed"},
	{"elements A-B cord + U1 cassette + type-B trunk + U2 cassette + A-B cord", "fail", "polarity-mixed"},

	// mating
	{"elements MPO pinned <-> MPO unpinned", "pass", ""},
	{"elements MPO female <-> MPO female", "fail", "connector-gender"},
	{"elements pinned trunk into QSFP (pinned)", "fail", "connector-gender"},
	{"elements pinned MPO-12 trunk into QSFP28", "fail", "connector-gender"},
	{"elements unpinned MPO cord into QSFP28", "pass", ""},
	{"elements MPO-12/APC (400G SR4) <-> MPO-12/APC trunk", "pass", ""},
	{"elements MPO-12/APC (800G DR8) <-> MPO-12/UPC cord", "fail", "connector-polish"},
	{"elements LC/APC <-> LC/UPC", "fail", "connector-polish"},
	{"elements LC/UPC <-> LC/UPC", "pass", ""},
	{"elements SC/APC cord <-> SC/PC trunk", "fail", "connector-polish"},
	{"elements MPO-16 <-> MPO-12", "fail", "connector-array"},
	{"elements MPO-12 <-> MPO-12", "pass", ""},
	{"elements LC cord <-> MPO trunk", "fail", "connector-mismatch"},
	{"elements MPO-16 cord <-> MPO-12 adapter", "fail", "connector-array"},
	{"elements module (pinned) <-> MPO pinned trunk", "fail", "connector-gender"},
	{"elements OM3 cord <-> OS2 trunk", "fail", "core-mismatch"},
	{"elements OM4 cord <-> OM4 trunk", "pass", ""},
	{"elements OM1 cord <-> OM3 trunk", "fail", "core-mismatch"},
	{"elements OM4 cord <-> OM5 trunk", "warn", "mixed-grades"},
	{"elements cat5e cord <-> cat6a cable", "warn", "mixed-grades"},

	// copper_derate, and what else copper is
	{"phy 1000BASE-T; medium cat6; length_m 95 m; cord_m 5 m; cord_awg 26", "pass", ""},                                             // 97.5
	{"phy 1000BASE-T; medium cat6a; length_m 100 m; cord_m 12 m; cord_awg 26", "fail", "cord-derating"},                             // 106
	{"phy 1000BASE-T; medium cat6; length_m 92.5 m; cord_m 10 m; cord_awg 28", "pass", ""},                                          // 102
	{"phy 1000BASE-T; medium cat6; length_m 95 m; cord_m 4 m; cord_awg 24", "fail", "permanent-link-exceeded"},                      // 91 m
	{"phy 10GBASE-T; medium cat6a; length_m 60 m; elements cat5e cord + 2xRJ45 + cat6a cord", "fail", "grade-unsupported"},          // a cord decides
	{"phy 1000BASE-T; medium cat6a; length_m 60 m; elements cat5e cord + 2xRJ45 + cat6a cord", "warn", "mixed-grades"},              //
	{"phy 10GBASE-T; medium cat6a; length_m 60 m; elements 5xRJ45", "fail", "too-many-connections"},                                 //
	{"phy 10GBASE-T; medium cat6a; length_m 60 m; elements 2x patch panel RJ45 + outlet + consolidation point", "pass", ""},         //
	{"phy 10GBASE-T; medium cat6; shield no; length_m 45 m; bundle 24; elements 4xRJ45; met alien-crosstalk; cord_m 5", "pass", ""}, //

	// loss
	{"phy 100GBASE-SR4; medium om4; length_m 100 m; elements 2xMPO@0.35 + 2xMPO@0.45", "pass", ""}, // 1.9
	{"phy 100GBASE-SR4; medium om4; length_m 100 m; elements 3xMPO", "fail", "loss-exceeded"},      // site's 0.75 each
	{"phy 10GBASE-SR; medium om3; length_m 100 m; elements 2xLC@0.3 + tap", "fail", "loss-exceeded"},
	{"phy 10GBASE-LR; medium os2; length_m 5 km; elements 2xLC@0.3 + tap", "fail", "loss-exceeded"}, // 2 + 0.6 + 3.7
	{"phy 10GBASE-LR; medium os2; length_m 3 km; elements 2xLC@0.3 + tap", "pass", ""},
	{"phy 100GBASE-LR4; medium os2; length_m 10 km; elements 4xLC@0.5 + 5xsplice@0.1", "fail", "loss-exceeded"}, // 6.5
	{"phy 25GBASE-SR; medium om4; length_m 90 m; elements 2 cassettes (low loss)", "pass", ""},
	{"phy 400GBASE-DR4; medium os2; length_m 450 m; elements 2xMTP Elite@0.35", "pass", ""},
	{"phy 40GBASE-ER4; medium os2; length_m 5 km; elements 2xLC@0.5 + attenuator 6 dB", "pass", ""},

	{"phy 1000BASE-EX; medium os1a; length_m 40 km; elements 2xLC@0.25", "fail", "reach-exceeded"},                       // no limit for its loss
	{"phy 10GBASE-ZR; medium os2; length_m 80 km; elements 10xLC@0.75; attenuation_db_km 0.25", "fail", "loss-exceeded"}, // 27.5 of 24 dB, by power
	{"phy 10GBASE-ZR; medium os2; length_m 80 km; elements 4xLC@0.5; attenuation_db_km 0.25", "pass", ""},
	{"phy 10GBASE-ZR; medium os2; length_m 80 km; elements 2xLC@0.5", "pass", ""}, // no line of 80 km loses what is planned for buildings
	{"phy 10GBASE-ZR; medium os2; length_m 60 km; tested_db 26", "fail", "tested-loss"},
	{"phy 40G-BiDi; medium om4; length_m 100 m; elements 2xLC@0.5", "pass", ""},
	{"phy 40G-BiDi; medium om4; length_m 100 m; elements 4xLC@0.5", "fail", "loss-exceeded"},

	// compat
	{"phy_a 10GBASE-LR; phy_b 10GBASE-LRM; medium os2; length_m 100 m", "fail", "interwork-unproven"},
	{"phy_a 100GBASE-LR1; phy_b 100GBASE-DR; medium os2; length_m 2 m", "warn", "launch-too-strong"},
	{"phy_a 100GBASE-LR1; phy_b 100GBASE-FR1; medium os2; length_m 1 km", "pass", ""},

	{"phy_a 40G-LM4; medium os2; length_m 1500 m", "warn", "vendor-reach"}, // LX4

	// what is told of the B end counts, where its PHY is as at the A end
	{"phy_a 10GBASE-SR; medium om3; length_m 50 m; rx_dbm_b -20", "fail", "rx-power-low"},
	{"phy_a 100GBASE-SR4; medium om4; length_m 50 m; elements 2xLC@0.5 + LC cord", "fail", "connector-mismatch"},
	{"phy_a 25GBASE-SR; medium om4; length_m 50 m; cage_b SFP+", "fail", "cage-mismatch"},
	{"phy_b 100GBASE-SR4; medium om4; length_m 50 m; fec_a none; fec_b none", "fail", "fec-required"},
	{"phy_a 1000BASE-BX10-D; medium os2; length_m 5 km", "pass", ""}, // the other is a U

	// discovery
	{"part_a byte0=0x11, byte192=0x02; medium om3; length_m 80 m", "fail", "reach-exceeded"},
	{"part_a byte0=0x03, byte36=0x02; part_b QSFP-100G-SR4-S; medium om4; length_m 50 m", "fail", "phy-speed-mismatch"},
	{"part_a X2-10GB-LRM; medium om3; length_m 200 m", "pass", ""}, // no LR
	{"phy 455883-B21; medium om3; length_m 200 m", "pass", ""},
	{"speed 10G; medium smf; length_m 2 km", "pass", ""},              // over OS1a as over OS2
	{"phy 10GBASE-LR; medium smf; length_m 7 km", "unverifiable", ""}, // over OS2 alone
	{"phy 10GBASE-LR; medium smf; length_m 11 km", "fail", "reach-exceeded"},

	// label and poe
	{"label AD02-35:01-48/AG03-35:01-24", "fail", "label-range"},
	{"label Ad02-35:17", "fail", "label-format"},
	{"label AD02-35:01", "pass", ""},
	{"label AD02-35", "pass", ""},
	{"label ad2-35", "unverifiable", ""}, // a name as good as any
	{"label_b AD02-35:17", "fail", "label-one-end"},
	{"label_a AD02-35:17; label_b AG03-35:17", "pass", ""},
	{"label F-02", "unverifiable", ""}, // of no scheme that is known here
	{"medium cat6a; length_m 60 m; poe_pse 802.3at; poe_pd_w 30 W", "fail", "poe-power"},
	{"medium cat6a; length_m 60 m; poe_pse Type3 60W; poe_pd_w 51W; bundle 24", "pass", ""},
	{"medium cat6a; length_m 60 m; poe_pse Type3 60W; bundle 48", "warn", "poe-bundle"},
	{"medium cat5e; length_m 60 m; poe_pse Type1 15.4W; poe_pd_w 12.95W; bundle 96", "pass", ""},
	{"medium cat6a; length_m 120 m; poe_pse Type4 90W; poe_pd_w 71W", "warn", "channel-model-exceeded"},
}

func TestGoldenKin(t *testing.T) {
	for _, c := range kin {
		outcome := CheckChannel(readChannel(t, c.channel), All(), cabling.DefaultSite())
		told := c.rule == "" || slices.ContainsFunc(outcome.Findings, func(f topology.Finding) bool { return f.Rule == c.rule })
		if string(outcome.Verdict) != c.verdict || !told {
			t.Errorf("%s: want %s %s, got\n%s", c.channel, c.verdict, c.rule, outcomeText(outcome))
		}
	}
}
