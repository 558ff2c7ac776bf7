package dev.howl.testkit.conformance.listen;

import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.check.RunProgress;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.mock.HandshakeCheck;
import dev.howl.testkit.socket.HandshakeResult;
import dev.howl.testkit.socket.SocketServer;
import dev.howl.testkit.wire.HttpHead;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A run that tests a client: it plays the server until everything is seen or the time is over. A thread of its own runs it. */
public final class ClientRun implements AutoCloseable {
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration SUBSCRIBING = Duration.ofSeconds(2);
    /** For subscriptions after the first one. */
    private static final Duration SETTLING = Duration.ofMillis(200);

    private final Contract contract;
    private final ListenSettings settings;
    private final RunProgress progress;
    private final FindingLog log;
    private final ContractCoverage coverage;
    private final ClientTraffic traffic;
    private final List<PlayedChannel> channels = new ArrayList<>();
    private final ClientEventPump pump;
    private final PushJudge judge;
    private final List<CaseResult> results = new ArrayList<>();
    private final List<String> unmutated = new ArrayList<>();
    private final SocketServer server;
    private final FutureTask<ConformanceReport> task = new FutureTask<>(this::play);
    private int planned;

    /**
     * Starts to listen, and to serve the client: connecting may wait for the server's first message.
     *
     * @throws IOException if the port is taken
     */
    public ClientRun(Contract contract, ListenSettings settings, RunProgress progress) throws IOException {
        this.contract = Sockets.of(contract);
        this.settings = settings;
        this.progress = progress;
        this.log = new FindingLog(settings.strict());
        this.coverage = ContractCoverage.of(contract);
        SentMessages messages = new SentMessages(coverage);
        this.pump = new ClientEventPump(settings.time());
        this.traffic = new ClientTraffic(log, messages);
        this.judge = new PushJudge(log, pump, messages, settings.answerTime());
        this.contract
                .sockets()
                .forEach(channel -> channels.add(new PlayedChannel(this.contract, channel, settings.seed())));
        this.server = SocketServer.start(settings.host(), settings.port(), this::handshake);
        Thread thread = new Thread(task, "howl-conformance-listen");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the address of the server. */
    public String url() {
        return "ws://" + settings.host() + ":" + server.address().getPort();
    }

    private HandshakeResult handshake(HttpHead request) {
        for (PlayedChannel channel : channels) {
            Optional<Map<String, String>> parameters = channel.path().parameters(request.path());
            if (parameters.isPresent()) {
                Optional<String> problem = HandshakeCheck.problem(
                        channel.channel(), channel.conformance().validator(), parameters.get(), request);
                problem.ifPresent(words -> pump.add(() -> log.fail(Diagnosis.HANDSHAKE, words, List.of())));
                return problem.isPresent()
                        ? new HandshakeResult.Refuse(400, problem.get())
                        : accepted(new ClientConnection(channel, this::event));
            }
        }
        return new HandshakeResult.Refuse(404, "the contract has no channel at " + request.path());
    }

    private static HandshakeResult accepted(ClientConnection connection) {
        return new HandshakeResult.Accept(connection, connection, null);
    }

    /** Hands an event to the thread of the run. */
    private void event(ClientConnection connection, ClientEvent event) {
        pump.add(() -> traffic.handle(connection, event));
    }

    /**
     * Waits for the end of the run.
     *
     * @throws NoClientException if no client came in time
     * @throws IllegalStateException if the thread is interrupted, or the run failed by a fault of its own
     */
    public ConformanceReport run() throws NoClientException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a client is tested", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoClientException none) {
                throw none;
            }
            throw new IllegalStateException("the test of a client failed by itself", e.getCause());
        }
    }

    private ConformanceReport play() throws NoClientException {
        log.start("client/messages");
        if (!pump.until(settings.time(), this::isAnyOpen)) {
            throw new NoClientException("no client connected to " + url() + " within "
                    + settings.time().toSeconds() + " s");
        }
        boolean complete = pushes();
        log.start("client/messages");
        long away = System.nanoTime();
        while (!pump.isOver() && !isAllSeen() && System.nanoTime() - away < AWAY.toNanos()) {
            pump.until(Duration.ofMillis(100), this::isAllSeen);
            away = isAnyOpen() ? System.nanoTime() : away;
        }
        end("client/messages", CaseKind.CONNECTION, "messages of the client after the last push", pump.start());
        return new ConformanceReport(
                        contract.title() + " " + contract.contractVersion(),
                        url(),
                        settings.seed(),
                        Duration.ofNanos(System.nanoTime() - pump.start()),
                        complete,
                        results,
                        coverage.counts(),
                        unmutated,
                        List.of())
                .requiring(settings.requiredCoverage());
    }

    private boolean isAnyOpen() {
        return channels.stream().anyMatch(channel -> channel.connection().isPresent());
    }

    private boolean isAllSeen() {
        Set<String> missing = Set.copyOf(coverage.count(CoverageKind.MESSAGE).missing());
        return channels.stream().noneMatch(channel -> channel.instances().messages(Direction.TO_SERVER).stream()
                .map(Message::id)
                .anyMatch(id -> missing.contains(ContractCoverage.element(channel.channel(), id))));
    }

    private boolean pushes() {
        boolean complete = true;
        for (PlayedChannel channel : channels) {
            if (channel.connection().isPresent()) {
                awaitSubscription(channel);
                PushPlan plan = new PushPlan(channel, settings.seed(), settings.rounds());
                List<Push> pushes = plan.pushes();
                unmutated.addAll(plan.unmutated());
                planned += pushes.size();
                complete &= pushes(channel, pushes);
            }
        }
        return complete;
    }

    /** Waits for a subscription, without which there are no events to push. */
    private void awaitSubscription(PlayedChannel channel) {
        if (channel.protocol().role("subscribe").isPresent()) {
            pump.until(SUBSCRIBING, () -> !channel.topics().subscribed().isEmpty());
            pump.until(SETTLING, () -> false);
        }
    }

    /** Sends pushes until the client stays away; returns whether all were sent. */
    private boolean pushes(PlayedChannel channel, List<Push> pushes) {
        for (Push push : pushes) {
            log.start(push.id());
            long begin = System.nanoTime();
            if (!pump.until(settings.answerTime(), () -> channel.connection().isPresent())) {
                return false;
            }
            judge.push(channel.connection().orElseThrow(), push);
            end(push.id(), push.kind(), push.title(), begin);
        }
        return true;
    }

    private void end(String id, CaseKind kind, String title, long begin) {
        CaseResult result = new CaseResult(id, kind, title, Duration.ofNanos(System.nanoTime() - begin), log.current());
        results.add(result);
        progress.after(result, results.size(), Math.max(planned, results.size()));
    }

    /** Stops listening and closes all connections with 1001. */
    @Override
    public void close() {
        task.cancel(true);
        // Reading threads may wait for room.
        pump.clear();
        server.close();
    }
}
