package dev.howl.generator;

import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.Registration;
import dev.howl.generator.SampleFrames.Sample;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Direction;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages of one channel, each sent once between the generated client and the generated server. */
final class Conversation {
    static final int SECONDS = 15;

    private final ChannelPlan plan;
    private final ChannelSpec served;
    private final ChannelSpec called;
    private final ClassLoader calling;
    private final SampleFrames samples;
    /** Values for the parameters of the handshake; {@code null} where there are none. */
    private final @Nullable Object parameters;

    private final List<Step> steps = new ArrayList<>();
    private final List<String> untried = new ArrayList<>();

    /**
     * A message of an operation with its frame.
     *
     * @param reply the frame of the answer; {@code null} where nothing answers
     */
    record Step(
            FacetPlan facet,
            OperationPlan operation,
            Direction direction,
            Sample message,
            @Nullable Sample reply) {
        Direction back() {
            return direction == Direction.TO_SERVER ? Direction.TO_CLIENT : Direction.TO_SERVER;
        }
    }

    /**
     * Creates a conversation.
     *
     * @param served the channel of the server
     * @param calling the classes of the client
     */
    Conversation(ChannelPlan plan, ChannelSpec served, ClassLoader calling) throws ReflectiveOperationException {
        this.plan = plan;
        this.served = served;
        this.calling = calling;
        this.called = (ChannelSpec)
                Reflected.constant(Reflected.type(calling, plan.names().contract()), "SPEC");
        this.samples = new SampleFrames(plan, served);
        this.parameters =
                hasParameters() ? SampleHandshake.of(plan.channel(), called).orElse(null) : null;
        for (FacetPlan facet : plan.facets()) {
            facet.received().forEach(operation -> plan(facet, operation, Direction.TO_SERVER));
            facet.sent().forEach(operation -> plan(facet, operation, Direction.TO_CLIENT));
        }
    }

    private void plan(FacetPlan facet, OperationPlan operation, Direction direction) {
        Direction back = direction == Direction.TO_SERVER ? Direction.TO_CLIENT : Direction.TO_SERVER;
        Optional<Sample> message = samples.of(direction, operation.message().message());
        Optional<Sample> reply = operation.replies().stream()
                .map(MessagePlan::message)
                .flatMap(each -> samples.of(back, each).stream())
                .findFirst();
        String obstacle = obstacle(facet, operation);
        if (obstacle != null) {
            untried.add(words(operation) + " is not tried: " + obstacle);
        } else if (message.isEmpty() || (operation.reply() != null && reply.isEmpty())) {
            untried.add(words(operation) + " is not tried: no frame was found that is taken for "
                    + (message.isEmpty() ? "it" : "its reply"));
        } else {
            steps.add(new Step(facet, operation, direction, message.get(), reply.orElse(null)));
        }
    }

    private boolean hasParameters() {
        return called.handshake().type() != null;
    }

    private @Nullable String obstacle(FacetPlan facet, OperationPlan operation) {
        if (hasParameters() && parameters == null) {
            return "no valid parameters of the handshake were found";
        }
        if (facet.key() != null) {
            return "it needs the key of a topic";
        }
        if (operation.operation().planned()) {
            return "it is planned";
        }
        return operation.operation().scope() == null ? null : "it needs a token with a scope";
    }

    int steps() {
        return steps.size();
    }

    List<String> untried() {
        return untried;
    }

    List<Step> all() {
        return List.copyOf(steps);
    }

    /** Returns the message of a frame, as the client has it. */
    Message called(Direction direction, Sample sample) {
        return read(direction, called, sample);
    }

    /** Returns the server's replies by the class of the request. */
    Map<Class<?>, Message> replies(ClassLoader serving) throws ClassNotFoundException {
        Map<Class<?>, Message> replies = new HashMap<>();
        for (Step step : steps) {
            if (step.direction == Direction.TO_SERVER && step.reply != null) {
                replies.put(
                        Reflected.type(serving, step.operation.message().name()),
                        read(step.back(), served, step.reply));
            }
        }
        return replies;
    }

    private static Message read(Direction direction, ChannelSpec spec, Sample sample) {
        FrameCodec codec = SampleFrames.reader(direction, spec);
        return codec.decode(sample.readBy(codec));
    }

    /** Sends every message. */
    void with(StubServer server, URI uri, Runnable onPassed) throws Exception {
        if (steps.isEmpty()) {
            return;
        }
        AutoCloseable client = connect(uri);
        try {
            Object session = next(server.sessions(), "no session of channel '" + served.name() + "' opens");
            for (Step step : steps) {
                if (step.direction == Direction.TO_SERVER) {
                    toServer(step, client, server);
                } else {
                    toClient(step, client, session);
                }
                onPassed.run();
            }
        } finally {
            client.close();
        }
    }

    AutoCloseable connect(URI uri) throws Exception {
        Class<?> type = Reflected.type(calling, plan.names().client());
        Object builder = parameters == null
                ? Reflected.call(type, "builder", uri.resolve(SampleHandshake.path(served.address())))
                : Reflected.callWith(type, "builder", List.of(uri), parameters);
        return (AutoCloseable) ((ClientBuilder<?>) builder).connect();
    }

    private void toServer(Step step, Object client, StubServer server) throws Exception {
        String what = words(step.operation);
        Message message = read(step.direction, called, step.message);
        CompletableFuture<?> answer = (CompletableFuture<?>)
                Reflected.callWith(part(client, step.facet), step.operation.clientMethod(), List.of(), message);
        if (step.reply == null) {
            answer.get(SECONDS, TimeUnit.SECONDS);
        } else {
            same(read(step.back(), called, step.reply), answer.get(SECONDS, TimeUnit.SECONDS), "the reply to " + what);
        }
        same(read(step.direction, served, step.message), next(server.received(), what + " does not arrive"), what);
    }

    private void toClient(Step step, Object client, Object session) throws Exception {
        String what = words(step.operation);
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        Sample reply = step.reply;
        Message message = read(step.direction, served, step.message);
        Object part = part(client, step.facet);
        String method = step.operation.clientMethod();
        if (reply == null) {
            Consumer<Object> listener = heard::add;
            Registration registration = (Registration) Reflected.call(part, method, listener);
            Reflected.call(session, "send", message);
            same(read(step.direction, called, step.message), next(heard, what + " does not arrive"), what);
            registration.close();
            return;
        }
        Function<Object, CompletionStage<?>> handler = request -> {
            heard.add(request);
            return CompletableFuture.completedStage(read(step.back(), called, reply));
        };
        Registration registration = (Registration) Reflected.call(part, method, handler);
        CompletionStage<?> answer = (CompletionStage<?>) Reflected.call(session, asking(session, message), message);
        same(
                read(step.back(), served, reply),
                answer.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS),
                "the reply to " + what);
        same(read(step.direction, called, step.message), next(heard, what + " does not arrive"), what);
        registration.close();
    }

    /** Returns the name of the session's method for a request. */
    private static String asking(Object session, Message message) {
        return Arrays.stream(session.getClass().getMethods())
                .filter(method -> Arrays.asList(method.getParameterTypes()).equals(List.of(message.getClass())))
                .filter(method -> method.getReturnType() == CompletionStage.class)
                .map(Method::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the session has no method for " + message));
    }

    static Object part(Object client, FacetPlan facet) throws ReflectiveOperationException {
        if (facet.name() == null) {
            return client;
        }
        String api = facet.api().reflectionName();
        Method accessor = Arrays.stream(client.getClass().getMethods())
                .filter(method -> method.getReturnType().getName().equals(api) && method.getParameterCount() == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the client has no part " + api));
        return Objects.requireNonNull(accessor.invoke(client));
    }

    static String words(OperationPlan operation) {
        return "message '" + operation.message().id() + "' of operation '"
                + operation.operation().id() + "'";
    }

    static Object next(BlockingQueue<Object> queue, String problem) throws InterruptedException {
        Object next = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException(problem);
        }
        return next;
    }

    static void same(Message expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(what + " arrives as " + found + " instead of " + expected);
        }
    }
}
