package dev.howl.generator;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.runtime.Message;
import dev.howl.server.ChannelBinding;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The generated server and the generated client of a document, on a socket: each message travels once, and is the same on
 * the other side. Ends with the first that is not, so that its time is bounded.
 */
final class SocketRun {
    private final Contract contract;
    private final String packageName;
    private final Path data;
    private final List<String> untried = new ArrayList<>();
    private int all;
    private int passed;

    private SocketRun(Contract contract, String packageName, Path data) {
        this.contract = contract;
        this.packageName = packageName;
        this.data = data;
    }

    /**
     * Numbers of messages, a request and its reply as one.
     *
     * @param untried messages without a valid frame, or that only another test sends
     * @param problem the reason why one did not arrive; {@code null} if all did
     */
    record Counts(
            int all,
            int passed,
            List<String> untried,
            @Nullable String problem) {
        static final Counts NONE = new Counts(0, 0, List.of(), null);

        boolean isRun() {
            return problem == null && all > 0;
        }
    }

    /**
     * Runs a document.
     *
     * @param server folders with the classes and the resources of the server
     * @param client folder with the classes of the client
     * @param data folder for the server's database
     */
    static Counts of(Contract contract, String packageName, List<Path> server, Path client, Path data) {
        SocketRun run = new SocketRun(contract, packageName, data);
        String problem = null;
        try (URLClassLoader serving = loader(server);
                URLClassLoader calling = loader(List.of(client))) {
            run.run(serving, calling);
        } catch (Exception | LinkageError e) {
            problem = "the run fails: " + (e instanceof IllegalStateException ? e.getMessage() : e);
        }
        return new Counts(run.all, run.passed, List.copyOf(run.untried), problem);
    }

    private static URLClassLoader loader(List<Path> folders) throws Exception {
        URL[] urls = new URL[folders.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders.get(i).toUri().toURL();
        }
        return new URLClassLoader(urls, SocketRun.class.getClassLoader());
    }

    private void run(ClassLoader serving, ClassLoader calling) throws Exception {
        List<ChannelBinding<?>> bindings = new ArrayList<>();
        ServiceLoader.load(ChannelBinding.class, serving).forEach(bindings::add);
        List<Conversation> conversations = new ArrayList<>();
        for (ChannelPlan plan : ChannelPlan.of(contract, packageName, false, new Diagnostics())) {
            if (plan.channel().isSocket()) {
                conversations.add(conversation(plan, bindings, calling));
            }
        }
        Map<Class<?>, Message> replies = new HashMap<>();
        for (Conversation conversation : conversations) {
            replies.putAll(conversation.replies(serving));
            all += conversation.steps();
            untried.addAll(conversation.untried());
        }
        if (all == 0) {
            return;
        }
        try (StubServer server = new StubServer(serving, bindings, replies, data)) {
            URI uri = URI.create("ws://127.0.0.1:" + server.port());
            for (Conversation conversation : conversations) {
                conversation.with(server, uri, () -> passed++);
            }
        }
    }

    private static Conversation conversation(ChannelPlan plan, List<ChannelBinding<?>> bindings, ClassLoader calling)
            throws Exception {
        ClassName name = plan.names().binding();
        ChannelBinding<?> binding = bindings.stream()
                .filter(each -> each.getClass().getName().equals(name.reflectionName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the server does not know " + name));
        return new Conversation(plan, binding.spec(), calling);
    }
}
