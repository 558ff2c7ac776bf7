package dev.howl.app.originals.moderation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** A log message at the start that tells the operator who can use the moderation panel's wire. */
final class AccessNotice {
    private static final Logger LOG = LoggerFactory.getLogger(AccessNotice.class);

    private final String address;
    private final boolean open;
    private final boolean loopback;

    AccessNotice(String address, boolean open, boolean loopback) {
        this.address = address;
        this.open = open;
        this.loopback = loopback;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (open && !loopback) {
            LOG.warn(
                    "Anyone who can reach this server sees pending responses and approves them, without a token, at {}"
                            + " (howl.originals.moderation.access=open)",
                    address);
        } else if (!open) {
            LOG.info(
                    "At {} SR, CL and APPROVED need a token with the scope 'moderate', as 'Authorization: Bearer' or"
                            + " ?access_token=; howl.originals.moderation.access=open lets in everyone who can reach"
                            + " this server",
                    address);
        }
    }
}
