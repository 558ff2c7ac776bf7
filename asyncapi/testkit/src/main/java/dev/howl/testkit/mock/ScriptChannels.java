package dev.howl.testkit.mock;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.syntax.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The choice of the channel that a script's rule is for. */
final class ScriptChannels {
    private final List<MockedChannel> channels;
    private final Diagnostics diagnostics;

    ScriptChannels(List<MockedChannel> channels, Diagnostics diagnostics) {
        this.channels = channels;
        this.diagnostics = diagnostics;
    }

    /**
     * Returns the channel of a rule; {@code null}, with an error, if there is not exactly one.
     *
     * @param on the message that the rule reacts to; {@code null} for a timer
     */
    @Nullable
    MockedChannel of(Mapping rule, @Nullable String on) {
        String named = rule.text("channel");
        List<MockedChannel> fitting = channels.stream()
                .filter(channel -> named == null || channel.id().equals(named))
                .toList();
        if (fitting.isEmpty()) {
            diagnostics.error(
                    rule.keyLocation("channel"), "there is no channel '" + named + "'; there are: " + ids(channels));
            return null;
        }
        if (on != null && !on.equals(LiveChannel.OPEN)) {
            List<MockedChannel> sending = fitting.stream()
                    .filter(channel -> channel.toServer().containsKey(on))
                    .toList();
            if (sending.isEmpty()) {
                diagnostics.error(
                        rule.keyLocation("on"), "clients send no message '" + on + "', but: " + sent(fitting));
                return null;
            }
            fitting = sending;
        }
        return one(rule, fitting);
    }

    private @Nullable MockedChannel one(Mapping rule, List<MockedChannel> fitting) {
        if (fitting.size() > 1) {
            diagnostics.error(rule.location(), "say which 'channel' the rule is for: " + ids(fitting));
            return null;
        }
        return fitting.get(0);
    }

    private static String ids(List<MockedChannel> channels) {
        return String.join(", ", channels.stream().map(MockedChannel::id).toList());
    }

    private static String sent(List<MockedChannel> channels) {
        return String.join(
                ", ",
                channels.stream()
                        .map(MockedChannel::toServer)
                        .map(Map::keySet)
                        .flatMap(Set::stream)
                        .toList());
    }
}
