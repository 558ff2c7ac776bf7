package dev.howl.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The answers of a server of the news: a subscription gets all events after its position, of which there are three. Every
 * part can be replaced by a test to break it.
 */
final class TopicAnswers implements ShopServer.Answers {
    static final String INITIAL = "{\"type\":\"initial\",\"id\":\"n-1\"}";
    private static final int HEAD = 3;

    /** The position that is confirmed, from the one that is asked for. */
    Shift confirmed = (seq, resumes) -> seq;
    /** The sequence number of the first event that follows, from the position that is asked for. */
    Shift first = (seq, resumes) -> seq + 1;
    /** The number that an event has, from the right one. */
    Shift numbered = (seq, resumes) -> seq;

    interface Shift {
        long of(long seq, boolean resumes);
    }

    @Override
    public List<String> to(ShopAnswers.Request request) {
        String ref = request.ref() == null ? "" : ",\"ref\":\"" + request.ref() + "\"";
        if (request.type().equals("ping")) {
            return List.of("{\"type\":\"pong\",\"id\":\"n-1\",\"time\":\"now\"" + ref + "}");
        }
        JsonNode since = request.json().path("since");
        boolean known = since.path("epoch").asString("").equals("e");
        long asked = known ? Math.min(HEAD, since.path("seq").longValue()) : 0;
        List<String> answers = new ArrayList<>();
        answers.add("{\"type\":\"subscribed\",\"status\":\"ok\",\"topic\":\"news\","
                + position(confirmed.of(asked, known)) + ref + "}");
        for (long seq = first.of(asked, known); seq <= HEAD; seq++) {
            answers.add("{\"type\":\"published\",\"text\":\"news\"," + position(numbered.of(seq, known)) + "}");
        }
        return answers;
    }

    private static String position(long seq) {
        return "\"position\":{\"topic\":\"news\",\"epoch\":\"e\",\"seq\":" + seq + "}";
    }
}
