package dev.howl.testkit.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of which two in a row carry the correlation ids of each other where the requests differ. */
final class SwappedAnswers implements ShopServer.Answers {
    private ShopAnswers.@Nullable Request before;

    @Override
    public synchronized List<String> to(ShopAnswers.Request request) {
        ShopAnswers.Request last = before;
        before = request;
        String ref = request.ref();
        if (last == null
                || ref == null
                || last.type().equals(request.type())
                || !last.type().equals("place_order")) {
            return ShopAnswers.to(request);
        }
        // The reply of the other request, under this one's id.
        return ShopAnswers.to(last).stream()
                .map(answer -> answer.replace("\"" + last.ref() + "\"", "\"" + ref + "\""))
                .toList();
    }
}
