package dev.howl.testservices;

/** Lookup of the settings of tests, each a system property or an environment variable. */
public final class TestSettings {
    /** The setting that selects how services run: {@code docker}, {@code local} or {@code auto}, the default. */
    public static final String SERVICES = "HOWL_TEST_SERVICES";

    private TestSettings() {}

    /** Returns a system property, else the environment variable of the same name, else the default. */
    public static String get(String name, String standard) {
        String property = System.getProperty(name, "");
        String variable = System.getenv().getOrDefault(name, "");
        return !property.isEmpty() ? property : !variable.isEmpty() ? variable : standard;
    }
}
