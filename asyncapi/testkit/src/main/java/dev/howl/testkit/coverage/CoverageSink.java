package dev.howl.testkit.coverage;

/** A receiver of what was seen of a contract. */
@FunctionalInterface
public interface CoverageSink {

    /**
     * Called for each time that an element was seen.
     *
     * @param element its name in a {@link ContractCoverage}; the contract need not have it
     */
    void saw(CoverageKind kind, String element);
}
