package dev.howl.generator;

import dev.howl.client.runtime.Registration;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Message;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.MockChannel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The generated client of a document with a mock of the document: the mock takes each message of the client and answers
 * it, and the client gets each message of the mock. Ends with the first that fails, so that its time is bounded.
 */
final class MockRun {
    private final Contract contract;
    private final String packageName;
    private final List<String> untried = new ArrayList<>();
    private int all;
    private int passed;

    private MockRun(Contract contract, String packageName) {
        this.contract = contract;
        this.packageName = packageName;
    }

    /** @param client folder with the classes of the client */
    static SocketRun.Counts of(Contract contract, String packageName, Path client) {
        MockRun run = new MockRun(contract, packageName);
        String problem = null;
        try (URLClassLoader calling =
                new URLClassLoader(new URL[] {client.toUri().toURL()}, MockRun.class.getClassLoader())) {
            run.run(calling);
        } catch (Exception | LinkageError | AssertionError e) {
            problem = "the run with the mock fails: " + (e instanceof IllegalStateException ? e.getMessage() : e);
        }
        return new SocketRun.Counts(run.all, run.passed, List.copyOf(run.untried), problem);
    }

    private void run(ClassLoader calling) throws Exception {
        List<ChannelPlan> plans = ChannelPlan.of(contract, packageName, false, new Diagnostics()).stream()
                .filter(plan -> plan.channel().isSocket())
                .toList();
        if (plans.isEmpty()) {
            return;
        }
        try (ContractMock mock = ContractMock.of(contract).start()) {
            for (ChannelPlan plan : plans) {
                ChannelSpec spec = (ChannelSpec)
                        Reflected.constant(Reflected.type(calling, plan.names().contract()), "SPEC");
                Conversation conversation = new Conversation(plan, spec, calling);
                all += conversation.steps();
                untried.addAll(conversation.untried());
                if (conversation.steps() > 0) {
                    exchange(conversation, mock, mock.channel(plan.channel().id()));
                }
            }
            mock.assertClean();
        }
    }

    private void exchange(Conversation conversation, ContractMock mock, MockChannel channel) throws Exception {
        AutoCloseable client = conversation.connect(mock.uri());
        try {
            channel.awaitConnections(1);
            for (Conversation.Step step : conversation.all()) {
                Object part = Conversation.part(client, step.facet());
                if (step.direction() == Direction.TO_SERVER) {
                    toServer(conversation, step, part, channel);
                } else {
                    toClient(conversation, step, part, channel);
                }
                passed++;
            }
        } finally {
            client.close();
        }
    }

    private static void toServer(Conversation conversation, Conversation.Step step, Object part, MockChannel channel)
            throws Exception {
        String what = Conversation.words(step.operation());
        Message message = conversation.called(step.direction(), step.message());
        CompletableFuture<?> answer =
                (CompletableFuture<?>) Reflected.callWith(part, step.operation().clientMethod(), List.of(), message);
        if (!channel.await(id(step.operation())).valid()) {
            throw new IllegalStateException(what + " breaks the contract: " + channel.violations());
        }
        Object reply = answer.get(Conversation.SECONDS, TimeUnit.SECONDS);
        if (step.reply() != null && !(reply instanceof Message)) {
            throw new IllegalStateException("the reply to " + what + " arrives as " + reply);
        }
    }

    private static void toClient(Conversation conversation, Conversation.Step step, Object part, MockChannel channel)
            throws Exception {
        String what = Conversation.words(step.operation());
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        Registration registration = (Registration) Reflected.call(
                part,
                step.operation().clientMethod(),
                step.reply() == null ? listener(heard) : handler(conversation, step, heard));
        String text = step.message().text().orElse(null);
        if (text == null) {
            channel.push(id(step.operation()));
            Conversation.next(heard, what + " does not arrive");
        } else {
            channel.push(id(step.operation()), text);
            Object arrived = Conversation.next(heard, what + " does not arrive");
            if (step.reply() == null) {
                Conversation.same(conversation.called(step.direction(), step.message()), arrived, what);
            }
        }
        if (step.reply() != null) {
            channel.await(message -> message.message() != null && message.valid());
        }
        registration.close();
    }

    private static Consumer<Object> listener(BlockingQueue<Object> heard) {
        return heard::add;
    }

    private static Function<Object, CompletionStage<?>> handler(
            Conversation conversation, Conversation.Step step, BlockingQueue<Object> heard) {
        return request -> {
            heard.add(request);
            return CompletableFuture.completedStage(
                    conversation.called(step.back(), java.util.Objects.requireNonNull(step.reply())));
        };
    }

    private static String id(OperationPlan operation) {
        return operation.message().id();
    }
}
