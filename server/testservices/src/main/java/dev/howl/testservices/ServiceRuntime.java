package dev.howl.testservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/** The two ways to run a service. */
enum ServiceRuntime {
    DOCKER {
        @Override
        boolean canRun(ServiceSpec spec) {
            return DockerClientFactory.instance().isDockerAvailable();
        }

        @Override
        ServiceInstance host(ServiceSpec spec) {
            return new ContainerInstance(spec);
        }
    },
    LOCAL {
        @Override
        boolean canRun(ServiceSpec spec) {
            return spec.local().programs().stream()
                    .allMatch(name -> LocalPrograms.find(name).isPresent());
        }

        @Override
        ServiceInstance host(ServiceSpec spec) {
            return new ProcessInstance(spec);
        }
    };

    private static final String SETTING = "HOWL_TEST_SERVICES";

    abstract boolean canRun(ServiceSpec spec);

    abstract ServiceInstance host(ServiceSpec spec);

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
    static ServiceRuntime of(ServiceSpec spec) {
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
    static List<ServiceRuntime> possible(ServiceSpec spec, String asked) {
        List<ServiceRuntime> possible = new ArrayList<>();
        for (ServiceRuntime runtime : values()) {
            boolean wanted = asked.equals("auto") || asked.equals(runtime.name().toLowerCase(Locale.ROOT));
            if (wanted && runtime.canRun(spec)) {
                possible.add(runtime);
            }
        }
        return possible;
    }
}
