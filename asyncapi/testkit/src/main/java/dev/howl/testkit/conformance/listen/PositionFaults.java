package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Events of a subscription whose positions no server may send: a client loses nothing by them, and lives on. */
final class PositionFaults {
    private static final int HOLE = 3;

    private final PlayedChannel channel;
    private final TopicPlace place;
    private final String prefix;

    PositionFaults(PlayedChannel channel, TopicPlace place, String prefix) {
        this.channel = channel;
        this.place = place;
        this.prefix = prefix;
    }

    void addTo(List<Push> pushes) {
        Optional<Message> event = channel.protocol().toClient().stream()
                .filter(message -> channel.topics()
                        .topicOf(message)
                        .filter(topic -> topic.name().equals(place.topic()))
                        .isPresent())
                .findFirst();
        Optional<FrameContent> content = event.flatMap(channel.contents()::next);
        if (content.isEmpty()) {
            return;
        }
        faults().forEach((words, cursor) -> pushes.add(new Push(
                prefix + "/" + place.topic() + "/" + words.replace(' ', '-'),
                CaseKind.MUTANT,
                "an event of " + place.words() + " " + words,
                new Expected.Survived(),
                connection -> connection.send(channel.topics().at(event.get(), content.get(), place, cursor.get())))));
    }

    private Map<String, Supplier<EventHistory.Cursor>> faults() {
        EventHistory history = channel.topics().history(place);
        Map<String, Supplier<EventHistory.Cursor>> faults = new LinkedHashMap<>();
        faults.put("that comes again", history::head);
        faults.put(
                "after a hole",
                () -> new EventHistory.Cursor(
                        history.head().epoch(), history.head().seq() + HOLE));
        faults.put("of an epoch that no gap announced", () -> new EventHistory.Cursor("unannounced", 1));
        return faults;
    }
}
