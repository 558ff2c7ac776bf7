package dev.howl.testkit.conformance.listen;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The subscriptions of a session that the server ends, and what the client does with them in its next one. */
final class ResumedSession {
    private final PlayedChannel channel;
    private final Map<TopicPlace, EventHistory.Cursor> heads = new LinkedHashMap<>();

    ResumedSession(PlayedChannel channel) {
        this.channel = channel;
    }

    /** Remembers the subscriptions with the last event that was sent to each. */
    void remember() {
        heads.clear();
        channel.topics()
                .subscribed()
                .forEach(place ->
                        heads.put(place, channel.topics().history(place).head()));
    }

    Expected expected() {
        return new Expected.Returned(
                () -> channel.topics().subscribed().containsAll(heads.keySet()), this::wrong, this::doubtful);
    }

    private Set<String> wrong() {
        Set<String> words = new LinkedHashSet<>();
        heads.forEach((place, head) -> channel.topics()
                .asked(place)
                .filter(asked -> isAhead(asked, head))
                .ifPresent(asked -> words.add("it subscribes to " + place.words() + " after " + asked
                        + "; the last event that it got is " + head)));
        return words;
    }

    private Set<String> doubtful() {
        Set<String> words = new LinkedHashSet<>();
        heads.forEach((place, head) -> {
            if (!channel.topics().subscribed().contains(place)) {
                words.add("it does not subscribe to " + place.words() + " again");
            } else if (channel.topics().asked(place).isEmpty() && head.seq() > 0) {
                words.add("it subscribes to " + place.words()
                        + " again without the position of the last event that it handled, and may lose events");
            }
        });
        return words;
    }

    private static boolean isAhead(EventHistory.Cursor asked, EventHistory.Cursor head) {
        return !asked.epoch().equals(head.epoch()) || asked.seq() > head.seq();
    }
}
