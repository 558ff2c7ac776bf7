# Howl. `make help` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help run build test golden pacts format lint-contract bench chaos clean

MVN        := mvn -B -ntp
SERVER_JAR := server/app/target/howl-server.jar
BENCH      ?= full
CLI_JAR    := client-sdk/cli/target/howl.jar
SOURCES    := $(shell find pom.xml .mvn asyncapi server client-sdk -type f \
                -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/src/test/*' 2>/dev/null)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: target/.server ## build what is needed and start the server on 127.0.0.1:8080
	java -jar $(SERVER_JAR)

build: target/.built ## build server/app/target/howl-server.jar and client-sdk/cli/target/howl.jar

test: ## run every test
	$(MVN) verify

golden: ## write what the generator makes over the golden cases; read the difference before committing
	$(MVN) -pl asyncapi/generator -am -Dhowl.golden=update -Dtest=GoldenCasesTest -Dsurefire.failIfNoSpecifiedTests=false test

pacts: ## write what the SDK expects of the server; read the difference before committing
	$(MVN) -pl client-sdk/sdk -am -Dhowl.pacts=update -Dtest=HowlPactTest,StatePactTest -Dsurefire.failIfNoSpecifiedTests=false verify

format: ## format the sources
	$(MVN) -q spotless:apply

lint-contract: ## check the documents with the official AsyncAPI parser (needs Node 20 and npm; for development only)
	cd asyncapi/contract/lint && npm ci --silent && \
	  for document in ../howl.asyncapi.yaml ../originals/*.yaml; do node lint.mjs $$document || exit 1; done

bench: ## measure Howl beside other servers, in less than ten minutes; BENCH=quick|large|stalled|jmh for a part (needs gcc, names what else it lacks)
	$(MVN) -q -Dmaven.test.skip=true -pl server/benchmarks -am package
	server/benchmarks/bench.sh $(BENCH)

chaos: ## kill, freeze, cut and stall servers under load for a quarter of an hour and look for what was lost; SEED=... repeats a run
	$(MVN) -pl server/chaos -am -Dhowl.chaos=long $(if $(SEED),-Dhowl.chaos.seed=$(SEED)) \
	  -Dtest='dev.howl.chaos.*Test' -Dsurefire.failIfNoSpecifiedTests=false verify

clean: ## remove everything that was built
	find . -type d -name target -not -path '*/src/*' -prune -exec rm -rf {} +

# One run of Maven makes both jars; the stamps say that it has been done since the last change.
target/.built: $(SOURCES)
	@echo "building; the first time takes some minutes, to fetch what is needed"
	@$(MVN) -q -Dmaven.test.skip=true package
	@mkdir -p target && touch target/.built target/.server

target/.server: $(SOURCES)
	@echo "building; the first time takes some minutes, to fetch what is needed"
	@$(MVN) -q -Dmaven.test.skip=true -pl server/app -am package
	@mkdir -p target && touch target/.server
