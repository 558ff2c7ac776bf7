package dev.howl.client.runtime;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log that writes one warning for each kind of problem, so that problems without a listener are seen but do not flood
 * the log. Thread-safe.
 */
final class OnceLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.howl.client.runtime.Connection");
    private static final int MAX_KINDS = 256;

    private final Set<String> logged = new HashSet<>(); // guarded by itself

    /**
     * Logs a warning unless one of this kind was logged before.
     *
     * @param kind may contain text of the server, which is why the number of kinds is bounded
     */
    void warn(String kind, String message) {
        synchronized (logged) {
            if (logged.size() >= MAX_KINDS || !logged.add(kind)) {
                return;
            }
        }
        LOG.warn("{} (logged once)", message);
    }
}
