package dev.howl.client.runtime;

import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * A simulated server with one log, a window, and a cursor for each connection. Until {@link #mend()} it drops, repeats
 * and reorders frames at random.
 */
final class FaultyServer {
    private static final int WINDOW = 12;

    private final ClientFixture fixture;
    private final SplittableRandom random;
    private boolean faulty = true;
    private int epoch = 1;
    private long head;
    /** Sequence number of the newest event sent; negative without a subscription. */
    private long cursor = -1;

    private FakeTransport.FakeLink link;
    private int read;

    FaultyServer(ClientFixture fixture, SplittableRandom random) {
        this.fixture = fixture;
        this.random = random;
        this.link = fixture.link();
    }

    /** Returns the name of the newest event. */
    String last() {
        return name(head);
    }

    /** Ends all faults. */
    void mend() {
        faulty = false;
    }

    void publish() {
        head++;
        deliver();
    }

    /** Loses the log and starts a new epoch. */
    void beginAnew() {
        epoch++;
        head = random.nextInt(3);
        cursor = -1;
    }

    /** Answers the requests that the client has sent since the last call. */
    void serve() {
        if (link != fixture.link()) {
            link = fixture.link();
            read = 0;
            cursor = -1;
        }
        while (read < link.sent.size() && link == fixture.link()) {
            JsonNode frame = link.sent.get(read++);
            String ref = frame.path("ref").stringValue("");
            switch (frame.path("type").stringValue("")) {
                case "watch" -> place(ref, frame.path("payload").path("since"));
                case "ask_fleet" -> state(ref);
                default -> {}
            }
        }
    }

    /** Answers with a snapshot that may be older than the newest event, as another node of a cluster would. */
    private void state(String ref) {
        long at = faulty ? Math.max(0, head - random.nextInt(4)) : head;
        fixture.text("{'type':'fleet','ref':'" + ref + "','payload':{'ships':[],'position':{'topic':'ships','epoch':'"
                + epoch() + "','seq':" + at + "}}}");
    }

    private void place(String ref, JsonNode since) {
        long oldest = Math.max(0, head - WINDOW);
        long asked = since.isMissingNode() ? head : since.path("seq").longValue();
        String reason = "";
        long at = asked;
        if (!since.isMissingNode() && !since.path("epoch").stringValue("").equals(epoch())) {
            reason = "epoch_changed";
            at = oldest;
        } else if (asked < oldest || asked > head) {
            reason = "trimmed";
            at = asked > head ? head : oldest;
        }
        String confirmation = "{'type':'watching','ref':'" + ref + "','payload':{'status':'ok','position':{'epoch':'"
                + epoch() + "','seq':" + at + "}}}";
        boolean swap = faulty && !reason.isEmpty() && random.nextBoolean();
        if (!swap) {
            fixture.text(confirmation);
        }
        if (!reason.isEmpty()) {
            fixture.missed(reason, epoch(), at);
        }
        if (swap) {
            fixture.text(confirmation);
        }
        cursor = at;
        deliver();
    }

    private void deliver() {
        while (cursor >= 0 && cursor < head && link == fixture.link()) {
            cursor++;
            int luck = faulty ? random.nextInt(20) : 19;
            for (int copies = luck == 0 ? 0 : luck < 3 ? 2 : 1; copies > 0; copies--) {
                send(cursor);
            }
            if (luck == 4 && cursor > 1) {
                send(cursor - 1);
            }
        }
    }

    private void send(long seq) {
        fixture.text("{'type':'moored','payload':{'ship':'" + name(seq) + "'},'position':{'topic':'ships','epoch':'"
                + epoch() + "','seq':" + seq + "}}");
    }

    private String epoch() {
        return "e" + epoch;
    }

    private String name(long seq) {
        return epoch() + "/" + seq;
    }
}
