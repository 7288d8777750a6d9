# SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
# SPDX-License-Identifier: Apache-2.0

MVN = mvn -B -ntp

.PHONY: check format golden locales mutation fuzz

check:
	$(MVN) verify

format:
	$(MVN) -q spotless:apply

golden:
	$(MVN) -Dgolden.update=true test

locales:
	$(MVN) -Plocales test

MODULE = hybrid-model
PIT_THREADS = 2

# One module: make mutation MODULE=hybrid-k8s
mutation:
	$(MVN) -Dmutation=$(MODULE) -Dpit.threads=$(PIT_THREADS) -pl $(MODULE) -am test

# One test at a time is what Jazzer fuzzes: make fuzz TEST=AddressFuzzTest#readsOrRefusesBlocksAsTheStrictLibraryDoes
fuzz:
	JAZZER_FUZZ=1 $(MVN) -Dtest='$(TEST)' -Dsurefire.failIfNoSpecifiedTests=false -Djazzer.max_duration=60s \
		-pl hybrid-model -am test
