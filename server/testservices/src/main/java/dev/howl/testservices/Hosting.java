package dev.howl.testservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/** The two ways to run a service. */
enum Hosting {
    DOCKER {
        @Override
        boolean canRun(ServiceSpec spec) {
            return DockerClientFactory.instance().isDockerAvailable();
        }

        @Override
        Host host(ServiceSpec spec) {
            return new ContainerHost(spec);
        }
    },
    LOCAL {
        @Override
        boolean canRun(ServiceSpec spec) {
            return spec.local().programs().stream()
                    .allMatch(name -> Programs.find(name).isPresent());
        }

        @Override
        Host host(ServiceSpec spec) {
            return new ProcessHost(spec);
        }
    };

    private static final String SETTING = "HOWL_TEST_SERVICES";

    abstract boolean canRun(ServiceSpec spec);

    abstract Host host(ServiceSpec spec);

    /** A system property, or the variable of the environment with the same name, or the standard. */
    static String setting(String name, String standard) {
        String property = System.getProperty(name, "");
        String variable = System.getenv().getOrDefault(name, "");
        return !property.isEmpty() ? property : !variable.isEmpty() ? variable : standard;
    }

    /**
     * The way that is asked for, or else the first that is possible.
     *
     * @throws AssertionError where none is
     */
    static Hosting of(ServiceSpec spec) {
        return possible(spec, setting(SETTING, "auto")).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(spec.name() + " is needed: start a Docker engine, or install "
                        + String.join(" and ", spec.local().programs()) + " (Debian: apt-get install "
                        + spec.packageName() + ")"));
    }

    /**
     * Every way that is possible and asked for.
     *
     * @param asked {@code docker}, {@code local} or {@code auto}
     */
    static List<Hosting> possible(ServiceSpec spec, String asked) {
        List<Hosting> possible = new ArrayList<>();
        for (Hosting hosting : values()) {
            boolean wanted = asked.equals("auto") || asked.equals(hosting.name().toLowerCase(Locale.ROOT));
            if (wanted && hosting.canRun(spec)) {
                possible.add(hosting);
            }
        }
        return possible;
    }
}
