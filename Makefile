# Every step of .ci/run under its own name.
MODULES = . ./runtime
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.DEFAULT_GOAL := help
.PHONY: help build test race releases soak lint fmt generate tidy demo self bench corpus corpus-ci mutants trial cost plugin drivers check

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "%-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build bin/srvfix
	go build -o bin/srvfix ./cmd/srvfix

test: ## all tests of all modules
	go test -timeout 30m work

race: ## the runtime's tests under the race detector (needs a C compiler)
	cd runtime && go test -timeout 30m -race ./...

releases: ## what depends on the release of Go, with the oldest and the newest one that are supported
	cd runtime && for go in go1.24.0 go1.27.1; do GOWORK=off GOTOOLCHAIN=$$go go test -timeout 30m ./... || exit 1; done
	GOTOOLCHAIN=go1.27.1 go test -timeout 30m ./cmd/... ./internal/unit

soak: ## 100 restarts of each kind, and slow clients by the thousand (some twelve minutes)
	cd runtime && HTTPSERVE_TEST_RESTARTS=100 HTTPSERVE_TEST_SLOW=1 go test -count=1 -timeout 60m -v \
		-run 'Restart|SharersComeAndGo|UpgradeLosesNothing|SlowClients' ./httpserve

lint: ## gofmt, go vet, staticcheck, and the runtime on other systems
	@test -z "$$(gofmt -l $$(git ls-files '*.go' | grep -v /testdata/ | grep -v ^testdata/))" || { gofmt -l $$(git ls-files '*.go' | grep -v /testdata/ | grep -v ^testdata/); exit 1; }
	for m in $(MODULES); do (cd $$m && go vet ./... && $(STATICCHECK) ./...) || exit 1; done
	cd runtime && for os in darwin windows; do GOOS=$$os go vet ./... || exit 1; done
	GOOS=windows go vet ./cmd/... ./internal/... ./analyzers/... ./fixes/...
	cd bench && GOWORK=off go vet ./... && GOWORK=off go test ./...

fmt: ## gofmt everything
	gofmt -w $$(git ls-files '*.go' | grep -v /testdata/ | grep -v ^testdata/)

generate: ## refresh the copy of the runtime inside the binary and the pages of the rules
	go generate ./internal/snapshot ./internal/docgen ./internal/compared

tidy: ## check that go.mod files are tidy
	for m in $(MODULES) ./golangci-plugin/golangci-lint; do (cd $$m && GOWORK=off go mod tidy -diff) || exit 1; done

demo: ## the main job on an example program
	go run ./internal/demo

self: ## srvfix on itself
	go run ./cmd/srvfix ./...

bench: ## httpserve beside net/http, fasthttp, nginx and Bun (Linux, about twelve minutes of an idle machine; ARGS='-rounds 1 -d 1s' is shorter)
	bench/install.sh
	cd bench && GOWORK=off go run . $(ARGS)

corpus: ## srvfix -w on all real programs of the list (about an hour when nothing is cached)
	go run ./internal/corpus testdata/corpus/modules.txt

mutants: ## 10000 variants of real programs, fixed and checked (some fifteen minutes; ARGS='-n 500' is shorter)
	go run ./internal/mutate $(ARGS) testdata/statements testdata/shapes testdata/programs/shop testdata/programs/worker testdata/corpus/ci.txt testdata/corpus/mutants.txt

trial: ## small and real programs before and after srvfix: every way to end, the same answers, SIGTERM under load (some forty minutes)
	go run ./internal/trial/endings $(ARGS) testdata/trials
	go run ./internal/trial/programs $(ARGS) testdata/corpus/trials.txt

cost: ## processor time of go vet with srvfix beside plain go vet, on large programs and on all of std and cmd (some twenty minutes)
	go run ./internal/cost $(ARGS) testdata/corpus/cost.txt

corpus-ci: ## the same on three small ones
	go run ./internal/corpus testdata/corpus/ci.txt

plugin: ## srvfix in golangci-lint v2 (builds it: two minutes when nothing is cached)
	cd golangci-plugin/golangci-lint && GOWORK=off go test -timeout 30m ./...

drivers: ## go vet, golangci-lint and srvfix beside each other on all real programs (hours; ARGS='-run TestSameFindings', ONLY='gin|echo' and ROUNDS=1 are shorter)
	cd golangci-plugin/golangci-lint && GOWORK=off SRVFIX_TEST_DRIVERS='$(or $(ONLY),all)' SRVFIX_TEST_ROUNDS=$(ROUNDS) go test -count=1 -timeout 0 -v $(or $(ARGS),-run 'TestSame|TestExclusions') .

check: lint tidy test race releases self corpus-ci plugin ## everything that CI runs
