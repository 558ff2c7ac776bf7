package dev.howl.client.runtime;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says each kind of thing once, so that what nobody listens to is not missed and does not flood the log. */
final class OnceLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.howl.client.runtime.Connection");
    private static final int MAX_KINDS = 256;

    private final Set<String> said = new HashSet<>(); // guarded by itself

    /** Logs a warning unless one of this kind was. Kinds come from the server, hence the bound. */
    void warn(String kind, String message) {
        synchronized (said) {
            if (said.size() >= MAX_KINDS || !said.add(kind)) {
                return;
            }
        }
        LOG.warn("{} (said once)", message);
    }
}
