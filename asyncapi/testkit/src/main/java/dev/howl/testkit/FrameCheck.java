package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tells whether a text message is within a contract. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface FrameCheck {

    /**
     * Checks one message.
     *
     * @param path of the upgrade request, without query
     * @param text the whole message
     * @return what it breaks, empty where it is within the contract
     */
    List<Violation> check(String path, Direction direction, String text);

    /**
     * Checks against schema bundles, one for each channel.
     *
     * @throws dev.howl.validation.InvalidBundleException where a bundle is malformed
     */
    static FrameCheck of(List<Bundle> bundles) {
        return new ContractCheck(bundles);
    }

    /**
     * The schemas of a channel.
     *
     * @param address the path, with {@code {parameters}} in braces
     * @param json as {@link dev.howl.validation.FrameValidator#load} reads it
     */
    record Bundle(String address, JsonNode json) {}
}
