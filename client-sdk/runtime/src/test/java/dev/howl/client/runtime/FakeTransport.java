package dev.howl.client.runtime;

import dev.howl.runtime.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** A simulated network, on which the test plays the server. */
final class FakeTransport implements Transport {
    private final List<FakeLink> links = new ArrayList<>();

    @Override
    public Link open(URI uri, Map<String, String> headers, Duration timeout, TransportListener listener) {
        FakeLink link = new FakeLink(uri, headers, listener);
        links.add(link);
        return link;
    }

    int attempts() {
        return links.size();
    }

    FakeLink last() {
        return links.get(links.size() - 1);
    }

    static final class FakeLink implements Link {
        final URI uri;
        final Map<String, String> headers;
        final TransportListener listener;
        final List<JsonNode> sent = new ArrayList<>();
        final List<byte[]> binary = new ArrayList<>();
        final List<CompletableFuture<Void>> unwritten = new ArrayList<>();
        boolean stuck;
        boolean aborted;
        int closeSent = -1;
        int handled;

        FakeLink(URI uri, Map<String, String> headers, TransportListener listener) {
            this.uri = uri;
            this.headers = headers;
            this.listener = listener;
        }

        @Override
        public CompletionStage<?> sendText(String text) {
            if (!unwritten.isEmpty()) {
                throw new IllegalStateException("a send is under way");
            }
            sent.add(Json.mapper().readTree(text));
            return written();
        }

        @Override
        public CompletionStage<?> sendBinary(byte[] content) {
            binary.add(content);
            return written();
        }

        @Override
        public CompletionStage<?> sendClose(int code, String reason) {
            closeSent = code;
            return written();
        }

        @Override
        public void handled() {
            handled++;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        /** Completes the writes that are stuck. */
        void write() {
            stuck = false;
            List<CompletableFuture<Void>> writing = List.copyOf(unwritten);
            unwritten.clear();
            writing.forEach(future -> future.complete(null));
        }

        /** Returns the last frame of a type that the client has sent. */
        JsonNode sent(String type) {
            return sent.stream()
                    .filter(frame -> frame.path("type").stringValue("").equals(type))
                    .reduce((a, b) -> b)
                    .orElseThrow(() -> new AssertionError("no " + type + " in " + sent));
        }

        long count(String type) {
            return sent.stream()
                    .filter(frame -> frame.path("type").stringValue("").equals(type))
                    .count();
        }

        private CompletionStage<?> written() {
            if (!stuck) {
                return CompletableFuture.completedFuture(null);
            }
            CompletableFuture<Void> future = new CompletableFuture<>();
            unwritten.add(future);
            return future;
        }
    }
}
