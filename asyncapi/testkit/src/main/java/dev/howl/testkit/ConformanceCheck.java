package dev.howl.testkit;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells whether a text message is within a contract. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ConformanceCheck {

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
    static ConformanceCheck of(List<Bundle> bundles) {
        return new ContractConformance(bundles);
    }

    /** Checks against every channel of these contracts. */
    static ConformanceCheck of(Contract... contracts) {
        List<Bundle> bundles = new ArrayList<>();
        for (Contract contract : contracts) {
            for (Channel channel : contract.channels()) {
                bundles.add(new Bundle(channel.address(), FrameSchemas.bundle(contract, channel)));
            }
        }
        return new ContractConformance(bundles);
    }

    /**
     * The schemas of a channel.
     *
     * @param address the path, with {@code {parameters}} in braces; {@code null} where it may be any
     * @param json as {@link dev.howl.validation.FrameValidator#load} reads it
     */
    record Bundle(@Nullable String address, JsonNode json) {}
}
