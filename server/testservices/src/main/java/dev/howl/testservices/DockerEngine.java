package dev.howl.testservices;

import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, asked once per JVM whether it can run containers. */
final class DockerEngine {
    private static final boolean USABLE = ask();

    private DockerEngine() {}

    /** Returns whether an engine answers that can start containers; the first call may block for minutes. */
    static boolean isUsable() {
        return USABLE;
    }

    private static boolean ask() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException e) {
            // An engine without a network cannot pull the container that removes other containers.
            LoggerFactory.getLogger(DockerEngine.class)
                    .warn(
                            "The Docker engine cannot start containers; services run as local programs: {}",
                            e.toString());
            return false;
        }
    }
}
