package dev.howl.client.runtime;

import java.net.URI;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of failures to connect that no thread waits for: the first one of a client that has not been connected yet,
 * and the one that ends a client. Event loop only.
 */
final class ConnectionLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.howl.client.runtime.Connection");

    private final Supplier<URI> address;
    /** True once the client was connected or a failure was logged: listeners of states receive later failures. */
    private boolean quiet;

    /** @param address supplies the address of the last attempt, without its query */
    ConnectionLog(Supplier<URI> address) {
        this.address = address;
    }

    /**
     * Takes a change of state, and logs it if it is a failure that would otherwise be silent.
     *
     * @param awaited true if a thread waits for the first connection and is told the failure
     */
    void changed(StateMachine.Event event, boolean awaited) {
        if (event instanceof StateMachine.Established) {
            quiet = true;
        }
        if (awaited) {
            return;
        }
        if (event instanceof StateMachine.Lost lost && !quiet) {
            quiet = true;
            LOG.warn(
                    "cannot connect to {}: {}; the client keeps trying, and onState is called for every attempt"
                            + " (logged once)",
                    address.get(),
                    sentence(lost.cause()));
        }
        Throwable end = event instanceof StateMachine.Ended ended ? ended.cause() : null;
        if (end != null) {
            LOG.warn("the client of {} has ended and does not reconnect: {}", address.get(), sentence(end));
        }
    }

    private String sentence(Throwable cause) {
        return FailureSentence.of(address.get(), cause).text();
    }
}
