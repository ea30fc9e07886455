# make demo and make test need Go, make and git only. lab needs root and a few
# Debian packages, and says which.

GO         ?= go
TAGS       := gosnmp_nodebug
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME   ?= 30s
BENCHTIME  ?= 1x

# The race detector needs a C compiler.
RACE := $(shell command -v $$($(GO) env CC) >/dev/null 2>&1 && [ "$$($(GO) env CGO_ENABLED)" = 1 ] && echo -race)

# The packages with golden files, which -update rewrites.
GOLDEN := $(shell grep -rl --include='*_test.go' 'flag.Bool."update"' . | xargs -r -n1 dirname | sort -u)

.PHONY: all build test lint bench fuzz lab demo update clean

all: build

build:
	$(GO) build -tags $(TAGS) -trimpath -o bin/cablewright ./cmd/cablewright

demo: build
	bin/cablewright demo -o demo

test:
	$(GO) test $(RACE) -tags $(TAGS) ./...

lint:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "not gofmt'd:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet -tags $(TAGS),lab ./...
	$(GO) run $(STATICCHECK) -checks all -tags $(TAGS),lab ./...

# Crawls beside snmpbulkwalk (Debian: snmp) come last; without it they stand alone.
bench: build
	$(GO) test -tags $(TAGS) -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) ./...
	$(GO) run -tags $(TAGS) ./fixtures/bench bin/cablewright

# Go fuzzes one target of one package at a time. Before Go 1.27 a target may fail
# for no more than its time being up (go.dev/issue/75804), so one that fails runs
# again; an input that broke it was kept, and breaks it again.
fuzz:
	@set -e; for package in $$($(GO) list ./...); do \
		for target in $$($(GO) test -tags $(TAGS) -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "== $$package $$target"; \
			fuzz() { $(GO) test -tags $(TAGS) -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$package; }; \
			fuzz || fuzz; \
		done; \
	done

lab:
	@[ "$$(id -u)" = 0 ] || { echo "make lab: needs root, to make network namespaces"; exit 1; }
	@for tool in lldpd snmpd ip; do PATH="$$PATH:/usr/sbin:/sbin" command -v $$tool >/dev/null || \
		{ echo "make lab: $$tool is missing: apt-get install lldpd snmpd snmp iproute2 iputils-ping"; exit 1; }; done
	$(GO) test -tags $(TAGS),lab -count=1 -v ./fixtures/lab/

update:
	@for package in $(GOLDEN); do $(GO) test -tags $(TAGS) $$package -update || exit 1; done

clean:
	rm -rf bin demo
