package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.FrameSchemas;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.InvalidBundleException;
import java.util.List;

/** A trial of what servers do when they start: the schemas of each channel must compile. */
final class FrameValidationCheck {
    private FrameValidationCheck() {}

    static void check(List<ChannelRouting> routings, Diagnostics diagnostics) {
        for (ChannelRouting routing : routings) {
            try {
                FrameValidator unused = FrameValidator.load(FrameSchemas.bundle(routing));
            } catch (InvalidBundleException e) {
                Channel channel = routing.channel();
                diagnostics.error(
                        channel.location(),
                        "the schemas of channel '" + channel.id() + "' cannot be compiled: " + e.getMessage());
            }
        }
    }
}
