# Howl. `make help` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help run build image image-test install test golden conformance corpus json-schema-suite pacts settings snippets
.PHONY: format lint-contract
.PHONY: docs docs-corpus bench bench-generator chaos
.PHONY: set-version release-repo clean

# MAVEN_ARGS adds options to every run, as Maven 3.9 does natively. Example: MAVEN_ARGS='-o -Dmaven.repo.local=/tmp/repository'
MVN        := mvn -B -ntp $(MAVEN_ARGS)
SERVER_JAR := server/app/target/howl-server.jar
BENCH      ?= full
CLI_JAR    := client-sdk/cli/target/howl.jar
SOURCES    := $(shell find pom.xml .mvn asyncapi server client-sdk docs-site/pom.xml -type f \
                -not -path '*/target/*' -not -path '*/node_modules/*' -not -path '*/src/test/*' 2>/dev/null)

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: target/.built ## build and start the server on 127.0.0.1:8080
	java -jar $(SERVER_JAR)

build: target/.built ## build server/app/target/howl-server.jar and client-sdk/cli/target/howl.jar

image: target/.built ## build the container image howl; BASE_IMAGE=... builds on another image with Java
	docker build -t howl $(if $(BASE_IMAGE),--build-arg BASE_IMAGE=$(BASE_IMAGE)) server/app

image-test: ## test the container image and the compose file; needs a Docker engine
	HOWL_TEST_SERVICES=docker $(MVN) -pl server/app -am -Dtest=ContainerImageTest -Dsurefire.failIfNoSpecifiedTests=false verify

install: ## install the artefacts with sources and Javadoc into the local Maven repository
	$(MVN) -q -Ppublish -Dmaven.test.skip=true install
	@mkdir -p target && touch target/.built target/.server
	@echo "installed dev.howl $$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)"

test: ## run all tests; target/contract/index.html then shows what they saw of the contract
	$(MVN) -T2 verify

golden: ## overwrite golden cases and docs-site/diagnostics.md with the generator's output; review the diff before committing
	$(MVN) -pl asyncapi/generator -am -Dhowl.golden=update -Dtest=GoldenCasesTest,ContractExplainerTest,DiagnosticsPageTest -Dsurefire.failIfNoSpecifiedTests=false test

corpus: ## report what becomes of each AsyncAPI document in a folder: DIR=...
	$(MVN) -pl asyncapi/generator -am -Dhowl.corpus=$(abspath $(DIR)) -Dtest=CorpusReport -Dsurefire.failIfNoSpecifiedTests=false test

pacts: ## overwrite the pacts with the SDK's expectations; review the diff before committing
	$(MVN) -pl client-sdk/sdk -am -Dhowl.pacts=update -Dtest=HowlPactTest -Dsurefire.failIfNoSpecifiedTests=false verify

settings: ## overwrite the table in docs-site/settings.md with the properties' Javadoc; review the diff before committing
	$(MVN) -pl server/app -am -Dhowl.golden=update -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false test

snippets: ## overwrite the code blocks of README and guides with their sources, and links between guides; review the diff before committing
	$(MVN) -pl client-sdk/examples -am -Dhowl.golden=update -Dtest=CodeBlocksTest,GuideIndexTest -Dsurefire.failIfNoSpecifiedTests=false test

format: ## format the sources
	$(MVN) -q spotless:apply

docs: ## build guides and reference as static pages in docs-site/target/site; GUIDES_URL=... is their address in a repository
	$(MVN) -q -Dmaven.test.skip=true $(if $(GUIDES_URL),-Dhowl.guidesUrl=$(GUIDES_URL)) -pl docs-site -am package
	@echo "docs-site/target/site/index.html"

docs-corpus: ## check the sites of all AsyncAPI documents in a folder: DIR=... (needs Chromium)
	$(MVN) -pl docs-site -am -Dhowl.corpus=$(abspath $(DIR)) -Dtest=CorpusSites -Dsurefire.failIfNoSpecifiedTests=false test

lint-contract: ## check the contracts with the official AsyncAPI parser (development only; needs Node 20 and npm)
	cd asyncapi/contract/lint && npm ci --silent && \
	  for document in ../howl.asyncapi.yaml ../originals/*.yaml; do node lint.mjs $$document || exit 1; done

conformance: ## send the server over 10,000 generated valid messages and check that none is refused as invalid
	$(MVN) -pl server/app -am -Dhowl.conformance.rounds=700 -Dhowl.conformance.minutes=30 \
	  -Dtest='ConformanceTest#noValidMessageIsRefusedAsInvalid' -Dsurefire.failIfNoSpecifiedTests=false test

json-schema-suite: ## run the JSON Schema Test Suite (development only): DIR=<its folder tests/draft7>
	$(MVN) -pl asyncapi/validation,asyncapi/instances -am -Dhowl.json-schema-suite=$(abspath $(DIR)) \
	  -Dtest=JsonSchemaSuite,EvaluatorSuite \
	  -Dsurefire.failIfNoSpecifiedTests=false test

bench: ## benchmark Howl and other servers in under ten minutes; BENCH=quick|large|stalled|jmh runs a part (needs gcc)
	$(MVN) -q -Dmaven.test.skip=true -pl server/benchmarks -am package
	server/benchmarks/bench.sh $(BENCH)

bench-generator: ## print the time that the generator takes for a document with SCHEMAS=... schemas (10000)
	$(MVN) -pl asyncapi/generator -am -Dhowl.schemas=$(or $(SCHEMAS),10000) -Dtest=GeneratorReport -Dsurefire.failIfNoSpecifiedTests=false test

chaos: ## inject faults under load for 15 minutes and check that no event is lost; SEED=... repeats a run
	$(MVN) -pl server/chaos -am -Dhowl.chaos=long $(if $(SEED),-Dhowl.chaos.seed=$(SEED)) \
	  -Dtest='dev.howl.chaos.*Test' -Dsurefire.failIfNoSpecifiedTests=false verify
	$(MVN) -pl server/app -am -Dtest=HostileLoad -Dsurefire.failIfNoSpecifiedTests=false test

set-version: ## set the version in POMs, README, guides and examples: VERSION=0.2.0-SNAPSHOT
	.ci/set-version $(VERSION)

release-repo: ## build the last commit into target/release-repo as Maven Central requires it: VERSION=0.1.0; GPG_KEY=... signs
	MAVEN_ARGS='$(MAVEN_ARGS)' GPG_KEY=$(GPG_KEY) .ci/release-repo $(VERSION)

clean: ## remove all build output
	find . -type d -name target -not -path '*/src/*' -prune -exec rm -rf {} +

# One Maven run builds both jars; the stamp files record that it ran since the last change.
target/.built: $(SOURCES)
	@echo "building; the first build takes some minutes to download dependencies"
	@$(MVN) -q -Dmaven.test.skip=true package
	@mkdir -p target && touch target/.built
