package dev.howl.app.moderation;

import dev.howl.app.contract.PendingResponse;
import dev.howl.runtime.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pending responses, as many as fit into one frame of bounded size.
 *
 * @param responses oldest first
 * @param more number of further pending responses, {@code null} for none
 */
record PendingList(
        List<PendingResponse> responses, @Nullable Long more) {
    /** More than an operator reads at once, and far below the largest message that clients accept. */
    static final int MAX_CHARACTERS = 1_000_000;
    /** The contract's limit for a snapshot. */
    static final int MAX_RESPONSES = 10_000;

    private static final int PAGE = 100;

    /** Reads the table, in the transaction of a snapshot. */
    static PendingList of(ResponseStore table, CardRenderer cards) {
        List<PendingResponse> responses = new ArrayList<>();
        long last = 0;
        long room = MAX_CHARACTERS;
        List<PendingRow> page;
        do {
            page = table.waiting(last, PAGE);
            for (PendingRow row : page) {
                PendingResponse response = cards.of(row);
                room -= Json.mapper().writeValueAsString(response).length() + 1;
                if (room < 0 || responses.size() == MAX_RESPONSES) {
                    return new PendingList(responses, table.countWaiting(last));
                }
                responses.add(response);
                last = row.id();
            }
        } while (page.size() == PAGE);
        return new PendingList(responses, null);
    }
}
