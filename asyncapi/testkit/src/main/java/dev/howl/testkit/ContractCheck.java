package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the channel by the path, then leaves the message to it. */
final class ContractCheck implements FrameCheck {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<ChannelCheck> channels;

    ContractCheck(List<Bundle> bundles) {
        channels = bundles.stream()
                .map(ChannelCheck::new)
                // A fixed address is meant before one with parameters that matches too.
                .sorted(Comparator.comparing(ChannelCheck::hasParameters))
                .toList();
    }

    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        List<ChannelCheck> matching =
                channels.stream().filter(channel -> channel.matches(path)).toList();
        if (matching.isEmpty()) {
            return List.of(new Violation("", "unknown-channel", "the contract has no channel at this path"));
        }
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JacksonException e) {
            return List.of(new Violation("", "not-json", "the text is not one JSON value"));
        }
        List<Violation> first = List.of();
        for (ChannelCheck channel : matching) {
            List<Violation> violations = channel.check(direction, frame);
            if (violations.isEmpty()) {
                return violations;
            }
            first = first.isEmpty() ? violations : first;
        }
        return first;
    }
}
