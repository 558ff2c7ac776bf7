package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.session.SessionContext;

/**
 * The surroundings of a check: those of its sessions, and what the checks of a channel share.
 *
 * @param context of the sessions; its log takes the findings
 * @param probe shows that the server has processed everything before it
 * @param patience the time to wait for answers
 * @param silences the time to wait for refusals
 */
record CheckTools(SessionContext context, ChannelProbe probe, Patience patience, SilenceWindows silences) {

    /** Returns the tools for sessions in other surroundings. */
    CheckTools with(SessionContext other) {
        return new CheckTools(other, probe, patience, silences);
    }
}
