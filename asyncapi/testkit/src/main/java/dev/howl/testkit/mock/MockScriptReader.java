package dev.howl.testkit.mock;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Documents;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the script of a mock, in YAML or JSON:
 *
 * <pre>{@code
 * rules:
 *   - on: place_order
 *     do: [ { delay: 200ms }, { reply: order_refused } ]
 *     then: [ reply ]
 *   - every: 5s
 *     do: [ { push: stock } ]
 * }</pre>
 */
final class MockScriptReader {
    private static final Set<String> KEYS = Set.of("on", "every", "channel", "do", "times", "then");
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final List<MockedChannel> channels;
    private final Diagnostics diagnostics;

    private MockScriptReader(List<MockedChannel> channels, Diagnostics diagnostics) {
        this.channels = channels;
        this.diagnostics = diagnostics;
    }

    /** @throws InvalidMockScriptException with every problem found */
    static MockScript read(Path file, List<MockedChannel> channels) throws InvalidMockScriptException {
        Diagnostics diagnostics = new Diagnostics();
        Node root = new Documents(file, null, null, diagnostics).first();
        MockScript script = root == null ? MockScript.EMPTY : new MockScriptReader(channels, diagnostics).script(root);
        if (diagnostics.hasErrors()) {
            throw new InvalidMockScriptException(diagnostics.inOrder(file.toString()));
        }
        return script;
    }

    private MockScript script(Node root) {
        if (!(root instanceof Mapping mapping) || !(mapping.child("rules") instanceof Sequence rules)) {
            diagnostics.error(root.location(), "a script is an object with a list 'rules'");
            return MockScript.EMPTY;
        }
        checkKeys(mapping, Set.of("rules"));
        List<MockScript.Entry> entries = new ArrayList<>();
        for (Node item : rules.items()) {
            MockScript.Entry entry = item instanceof Mapping rule ? entry(rule) : noRule(item);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new MockScript(entries);
    }

    private MockScript.@Nullable Entry noRule(Node item) {
        diagnostics.error(
                item.location(), "a rule is an object with 'on' or 'every', and 'do'; this is " + item.kind());
        return null;
    }

    private MockScript.@Nullable Entry entry(Mapping rule) {
        checkKeys(rule, KEYS);
        String on = rule.text("on");
        if ((on == null) == (rule.child("every") == null)) {
            diagnostics.error(rule.location(), "a rule has either 'on', with the id of a message, or 'every'");
            return null;
        }
        MockedChannel channel = new ScriptChannels(channels, diagnostics).of(rule, on);
        if (channel == null) {
            return null;
        }
        ScriptSteps reader = new ScriptSteps(channel, diagnostics);
        List<MockStep> steps = reader.steps(rule, "do", on != null && !on.equals(LiveChannel.OPEN));
        if (on == null) {
            Duration every = every(rule);
            return every == null ? null : new MockScript.Entry(channel.id(), null, every, List.of(new Turn(steps, 1)));
        }
        List<Turn> turns = new ArrayList<>(List.of(new Turn(steps, times(rule))));
        if (rule.child("then") != null) {
            turns.add(new Turn(reader.steps(rule, "then", !on.equals(LiveChannel.OPEN)), 1));
        }
        return new MockScript.Entry(channel.id(), on, null, turns);
    }

    private @Nullable Duration every(Mapping rule) {
        Node written = rule.child("every");
        try {
            Duration every =
                    ShortDuration.parse(written == null ? "" : written.json().asString());
            if (every.compareTo(SHORTEST) >= 0) {
                return every;
            }
            diagnostics.error(rule.keyLocation("every"), "an interval is at least 10ms");
        } catch (IllegalArgumentException e) {
            diagnostics.error(rule.keyLocation("every"), String.valueOf(e.getMessage()));
        }
        return null;
    }

    private int times(Mapping rule) {
        Node written = rule.child("times");
        if (written == null) {
            return 1;
        }
        if (!written.json().isInt() || written.json().intValue() < 1) {
            diagnostics.error(written.location(), "'times' is a whole number from 1");
            return 1;
        }
        if (rule.child("then") == null) {
            diagnostics.error(rule.keyLocation("times"), "'times' needs 'then', which says what follows");
        }
        return written.json().intValue();
    }

    private void checkKeys(Mapping mapping, Set<String> known) {
        for (String key : mapping.keys()) {
            if (!known.contains(key)) {
                String all = String.join(", ", known.stream().sorted().toList());
                diagnostics.error(mapping.keyLocation(key), "there is no '" + key + "' here; there are: " + all);
            }
        }
    }
}
