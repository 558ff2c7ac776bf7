package dev.howl.testservices;

import java.util.stream.Stream;

/** The ways of running a service that its tests cover on this machine. */
final class TestedRuntimes {
    private TestedRuntimes() {}

    /**
     * Returns every available runtime, or local programs only if {@code HOWL_TEST_SERVICES} asks for them: then the engine is
     * not asked, which may answer late or not at all.
     *
     * @throws AssertionError if the machine can run the service in no way
     */
    static Stream<ServiceRuntime> of(ServiceSpec spec) {
        ServiceRuntime chosen = ServiceRuntime.of(spec);
        String asked = TestSettings.get(TestSettings.SERVICES, "auto");
        String tested = asked.equals("local") ? asked : "auto";
        return Stream.concat(Stream.of(chosen), ServiceRuntime.possible(spec, tested).stream())
                .distinct();
    }
}
