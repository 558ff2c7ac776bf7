package dev.howl.testservices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ways to run a service: in a container, or as a local program. */
enum ServiceRuntime {
    DOCKER {
        @Override
        boolean canRun(ServiceSpec spec) {
            return DockerEngine.isUsable();
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

    abstract boolean canRun(ServiceSpec spec);

    abstract ServiceInstance host(ServiceSpec spec);

    /**
     * Returns the runtime that {@code HOWL_TEST_SERVICES} asks for, by default the first that is available.
     *
     * @throws AssertionError if none is available; the message says what to install
     */
    static ServiceRuntime of(ServiceSpec spec) {
        return possible(spec, TestSettings.get(TestSettings.SERVICES, "auto")).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(spec.name() + " is needed: start a Docker engine, or install "
                        + String.join(" and ", spec.local().programs()) + " (Debian: apt-get install "
                        + spec.packageName() + ")"));
    }

    /**
     * Returns the available runtimes among those that are asked for.
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
