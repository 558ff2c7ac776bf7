package dev.howl.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Message;
import dev.howl.model.ReadOptions;
import dev.howl.model.Sockets;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Direction;
import dev.howl.testkit.instance.ChannelInstances;
import dev.howl.testkit.instance.Choices;
import dev.howl.testkit.instance.FrameContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The comparison against validation: of a random schema and a random change of it, frames that one version accepts and
 * the other refuses must be a breaking finding, in the direction in which old clients meet them.
 * {@code -Dhowl.diff.changes} says how many changes.
 */
class CounterexampleTest {
    private static final int CHANGES = Integer.getInteger("howl.diff.changes", 200);
    private static final long SEED = Long.getLong("howl.diff.seed", 1);
    private static final int FRAMES = 12;

    @TempDir
    private Path folder = Path.of("");

    /** A document in a form to make and judge frames, and in one to compare. */
    private record Version(ComparedDocument document, ChannelInstances frames) {}

    @Test
    void everyCounterexampleIsABreakingFinding() throws IOException {
        List<String> unflagged = new ArrayList<>();
        int counterexamples = 0;
        int compared = 0;
        for (long seed = SEED; seed < SEED + CHANGES; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ObjectNode before = dice.schema(3);
            ObjectNode after = dice.changed(before);
            Optional<Version> old = version("old.json", before);
            Optional<Version> now = version("new.json", after);
            if (old.isEmpty() || now.isEmpty()) {
                continue;
            }
            compared++;
            DiffReport report =
                    ContractDiff.compare(old.get().document(), now.get().document());
            Optional<String> found = counterexample(old.get(), now.get(), Direction.TO_SERVER)
                    .or(() -> counterexample(now.get(), old.get(), Direction.TO_CLIENT));
            counterexamples += found.isPresent() ? 1 : 0;
            if (found.isPresent() && !isFlagged(report, found.get())) {
                unflagged.add("seed " + seed + ": " + before + " -> " + after + ": " + found.get());
            }
        }
        assertThat(unflagged).isEmpty();
        assertThat(compared).isGreaterThan(CHANGES / 2);
        assertThat(counterexamples).isGreaterThan(CHANGES / 10);
    }

    private static boolean isFlagged(DiffReport report, String counterexample) {
        String direction = counterexample.startsWith("TO_SERVER") ? "to-server-" : "to-client-";
        return report.of(DiffLevel.BREAKING).stream()
                .anyMatch(finding -> finding.rule().id().startsWith(direction));
    }

    private Optional<Version> version(String name, ObjectNode schema) throws IOException {
        String text = """
                {"asyncapi": "3.0.0", "info": {"title": "Dice", "version": "1.0.0"},
                 "channels": {"dice": {"address": "/dice", "messages": {
                   "up": {"payload": SCHEMA}, "down": {"payload": SCHEMA}}}},
                 "operations": {
                   "up": {"action": "receive", "channel": {"$ref": "#/channels/dice"},
                     "messages": [{"$ref": "#/channels/dice/messages/up"}]},
                   "down": {"action": "send", "channel": {"$ref": "#/channels/dice"},
                     "messages": [{"$ref": "#/channels/dice/messages/down"}]}}}
                """.replace("SCHEMA", "{\"type\": \"object\", \"properties\": {\"v\": " + schema + "}}");
        Path file = Files.writeString(folder.resolve(name), text);
        try {
            ComparedDocument document = new ComparedDocument(name, ContractReader.link(file, ReadOptions.DEFAULT));
            Contract sockets = Sockets.of(document.linked().contract());
            return Optional.of(new Version(
                    document, ChannelInstances.of(sockets, sockets.channels().get(0))));
        } catch (InvalidContractException e) {
            return Optional.empty();
        }
    }

    /** Returns a frame that is valid in one version and not in the other; empty if none was found. */
    private static Optional<String> counterexample(Version from, Version to, Direction direction) {
        Message sent = from.frames().messages(direction).get(0);
        Message received = to.frames().messages(direction).get(0);
        for (int i = 0; i < FRAMES; i++) {
            Optional<FrameContent> frame = from.frames().generated(direction, sent, Choices.seeded(i));
            Optional<String> objection = frame.flatMap(made -> to.frames().objection(direction, received, made));
            if (objection.isPresent()) {
                return Optional.of(direction + ": " + frame.get().text() + ": " + objection.get());
            }
        }
        return Optional.empty();
    }
}
