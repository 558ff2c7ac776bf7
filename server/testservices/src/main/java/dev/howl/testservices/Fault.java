package dev.howl.testservices;

import dev.howl.testkit.process.JavaCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A way in which a handler of a server under test can fail. */
public enum Fault {
    /** The method throws. */
    THROWN {
        @Override
        CompletionStage<?> cause() {
            throw new IllegalStateException("an injected fault");
        }
    },
    /** The method returns a stage that has failed. */
    FAILED {
        @Override
        CompletionStage<?> cause() {
            return CompletableFuture.failedStage(new IllegalStateException("an injected fault"));
        }
    },
    /** The method throws an exception with which even the code that reports failures fails. */
    UNPRINTABLE {
        @Override
        CompletionStage<?> cause() {
            throw new Unprintable();
        }
    },
    /** The same, but later, in the stage that the method returns. */
    UNPRINTABLE_LATER {
        @Override
        CompletionStage<?> cause() {
            return CompletableFuture.failedStage(new Unprintable());
        }
    };

    private static final String PROPERTY = "howl.test.fault.";

    /** An exception whose message cannot be read. */
    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("an injected fault without a message");
        }
    }

    /** Fails as a method of a handler; what it returns is what the method returns. */
    abstract CompletionStage<?> cause();

    /**
     * Returns the command of a server whose handlers fail.
     *
     * @param command must be {@linkplain JavaCommand#reusable reusable} by {@link SpringRunner}
     * @param method name of the method of a handler that fails
     */
    public JavaCommand in(JavaCommand command, String method) {
        return command.with("-D" + PROPERTY + name() + "=" + method);
    }

    /** Returns the faults of this JVM by the names of the methods. */
    static Map<String, Fault> injected() {
        Map<String, Fault> faults = new HashMap<>();
        for (Fault fault : values()) {
            String method = System.getProperty(PROPERTY + fault.name());
            if (method != null) {
                faults.put(method, fault);
            }
        }
        return faults;
    }
}
