package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.FrameSchemas;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.InvalidBundleException;

/** A trial of what servers do when they start: the schemas of each channel must compile. */
final class FrameValidationCheck {
    private FrameValidationCheck() {}

    static void check(LinkedContract linked, Diagnostics diagnostics) {
        for (Channel channel : linked.contract().channels()) {
            try {
                FrameValidator unused = FrameValidator.load(FrameSchemas.bundle(linked.contract(), channel));
            } catch (InvalidBundleException e) {
                diagnostics.error(
                        channel.location(),
                        "the schemas of channel '" + channel.id() + "' cannot be compiled: " + e.getMessage());
            }
        }
    }
}
