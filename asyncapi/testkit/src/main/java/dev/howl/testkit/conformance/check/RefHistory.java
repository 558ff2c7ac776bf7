package dev.howl.testkit.conformance.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The correlation ids of a conversation's requests that are not open any more, the oldest of which are forgotten. Not
 * thread-safe.
 */
final class RefHistory {
    private static final int MAX = 2_000;

    private final Map<String, String> answered = bounded();
    private final Map<String, String> passedOver = bounded();
    private final Map<String, String> unanswered = bounded();
    private final Set<String> toldLate = new LinkedHashSet<>();
    private boolean cameLate;

    private static Map<String, String> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > MAX;
            }
        };
    }

    /** Adds an answer, in words, to the request with a correlation id. */
    void answered(@Nullable String ref, String answer) {
        if (ref != null) {
            answered.put(ref, answer);
        }
    }

    /** Returns the answer to the request with a correlation id; empty if there was none. */
    Optional<String> answer(String ref) {
        return Optional.ofNullable(answered.get(ref));
    }

    /** Adds an invalid message about which nothing was told in time. */
    void passedOver(Expectation sent) {
        if (sent.ref() != null) {
            passedOver.put(sent.ref(), sent.request().id());
        }
    }

    /** Takes an error; returns whether it refuses a message about which nothing was told in time. */
    boolean tellsLate(String ref, String error) {
        String message = passedOver.remove(ref);
        if (message == null) {
            return false;
        }
        answered(ref, error);
        toldLate.add(message);
        return true;
    }

    /** Adds a request that was not answered in time. */
    void unanswered(Expectation request) {
        if (request.ref() != null) {
            unanswered.put(request.ref(), request.request().id());
        }
    }

    /** Takes an answer; returns whether it belongs to a request that was not answered in time. */
    boolean comesLate(String ref, String answer) {
        if (unanswered.remove(ref) == null) {
            return false;
        }
        answered(ref, answer);
        cameLate = true;
        return true;
    }

    /** Returns whether an answer has come late since the last call. */
    boolean takeCameLate() {
        boolean came = cameLate;
        cameLate = false;
        return came;
    }

    /** Returns the messages that were refused late since the last call. */
    Set<String> takeToldLate() {
        Set<String> all = Set.copyOf(toldLate);
        toldLate.clear();
        return all;
    }
}
