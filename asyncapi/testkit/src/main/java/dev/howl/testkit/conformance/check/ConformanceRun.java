package dev.howl.testkit.conformance.check;

import dev.howl.instances.ChannelInstances;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.client.ConnectionRefusedException;
import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.CaseResult;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.script.ScriptStep;
import dev.howl.testkit.conformance.script.ScriptVariables;
import dev.howl.testkit.conformance.script.ScriptVariables.UnknownVariableException;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.ChannelTarget;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.InboundJudge;
import dev.howl.testkit.conformance.session.LinkedValues;
import dev.howl.testkit.conformance.session.MessageSchemas;
import dev.howl.testkit.conformance.session.Pacer;
import dev.howl.testkit.conformance.session.PositionRules.First;
import dev.howl.testkit.conformance.session.RequestFiller;
import dev.howl.testkit.conformance.session.RunValues;
import dev.howl.testkit.conformance.session.ServerRequests;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.conformance.session.SessionOpener;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.tls.ConnectFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run: the cases of all channels, in their order, until the time is over. One thread runs everything. */
public final class ConformanceRun {
    private final Contract contract;
    private final RunSettings settings;
    private final RunProgress progress;
    private final ScriptVariables variables;
    private final FindingLog log;
    private final Pacer pacer;
    private final ContractCoverage coverage;
    private final Map<String, ChannelRun> channels = new LinkedHashMap<>();
    private final List<InvalidCases> invalid = new ArrayList<>();
    private final List<CaseResult> results = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private RunValues values = RunValues.NONE;
    private boolean complete = true;
    private int planned;

    /** @param variables of the script; it sets those that it saves */
    public ConformanceRun(Contract contract, RunSettings settings, ScriptVariables variables, RunProgress progress) {
        this.contract = Sockets.of(contract);
        this.settings = settings;
        this.progress = progress;
        this.variables = variables;
        this.log = new FindingLog(settings.strict());
        this.pacer = new Pacer(settings.perSecond(), settings.time());
        this.coverage = ContractCoverage.of(contract);
    }

    /**
     * Runs all cases.
     *
     * @throws ServerUnreachableException if no connection can be opened at the start
     */
    public ConformanceReport run() throws ServerUnreachableException {
        long start = System.nanoTime();
        steps("prepare", settings.script().prepare());
        open();
        try {
            cases();
        } finally {
            channels.values().forEach(ChannelRun::close);
        }
        return new ConformanceReport(
                contract.title() + " " + contract.contractVersion(),
                settings.url().toString(),
                settings.seed(),
                Duration.ofNanos(System.nanoTime() - start),
                complete,
                results,
                coverage.counts(),
                invalid.stream().flatMap(cases -> cases.unmutated().stream()).toList(),
                problems);
    }

    private void open() throws ServerUnreachableException {
        try {
            values = ScriptValues.of(settings, variables);
        } catch (UnknownVariableException e) {
            problems.add("the script's values: " + e.getMessage());
        }
        for (Channel channel : contract.sockets()) {
            Optional<ProbeAddress> address = ChannelTarget.of(settings.url(), channel, contract.sockets(), values)
                    .map(plain -> plain.tls(settings.tls()));
            if (address.isPresent()) {
                reach(address.get());
                channels.put(channel.id(), channelRun(channel, address.get()));
            }
        }
        if (channels.isEmpty()) {
            problems.add("the contract has no WebSocket channel at " + settings.url());
        }
    }

    private static void reach(ProbeAddress address) throws ServerUnreachableException {
        try (ProbeSocket socket = ProbeSocket.open(address)) {
            socket.sendClose(1000);
        } catch (ConnectionRefusedException e) {
            // It can be reached; the first case says what is wrong.
        } catch (IOException e) {
            throw new ServerUnreachableException(address.uri() + " cannot be reached: " + ConnectFailure.words(e), e);
        }
    }

    private ChannelRun channelRun(Channel channel, ProbeAddress address) {
        ChannelProtocol protocol = new ChannelProtocol(contract, channel);
        ChannelInstances instances = ChannelInstances.of(contract, channel);
        LinkedValues links = new LinkedValues();
        RequestFiller filler =
                new RequestFiller(values, links, MessageSchemas.of(instances.evaluator(), Direction.TO_SERVER));
        SessionContext context = new SessionContext(
                protocol,
                new InboundJudge(protocol.toClient(), MessageSchemas.of(instances.evaluator(), Direction.TO_CLIENT)),
                filler,
                links,
                new ServerRequests(protocol, instances, filler, settings.seed()),
                pacer,
                log,
                coverage);
        SessionOpener opener = new SessionOpener(context, address, settings.token());
        ChannelRun run = new ChannelRun(
                opener,
                instances,
                new Patience(settings.answerTime(), pacer),
                settings.script().keys());
        for (List<Parameter> part : List.of(channel.parameters(), channel.query(), channel.headers())) {
            part.forEach(parameter ->
                    coverage.saw(CoverageKind.PARAMETER, ContractCoverage.element(channel, parameter.name())));
        }
        return run;
    }

    private void cases() {
        List<ValidCases> valid = channels.values().stream()
                .map(run -> new ValidCases(run, settings.seed()))
                .toList();
        channels.values().forEach(run -> invalid.add(new InvalidCases(run, settings.seed())));
        invalid.forEach(InvalidCases::declare);
        valid.forEach(cases -> play(List.of(cases.connection())));
        channels.values().forEach(this::observe);
        valid.forEach(cases -> play(cases.examples()));
        steps("step", settings.script().steps());
        channels.values().forEach(run -> play(new PairCases(run).cases()));
        if (settings.rounds() > 0) {
            valid.forEach(cases -> play(cases.generated(1)));
        }
        if (settings.invalid()) {
            invalid();
        }
        for (int round = 2; round <= settings.rounds(); round++) {
            int number = round;
            valid.forEach(cases -> play(cases.generated(number)));
        }
        channels.values().forEach(this::resume);
        steps("end", settings.script().end());
    }

    private void invalid() {
        invalid.forEach(cases -> play(cases.mutants()));
        channels.values().forEach(run -> play(new MalformedCases(run).cases()));
        channels.values().forEach(run -> play(new ParameterCases(run, contract, settings, values).cases()));
    }

    /** Opens the session that watches topics, before anything is published. */
    private void observe(ChannelRun run) {
        boolean needed = run.protocol().role("subscribe").isPresent()
                || !settings.script().steps().isEmpty();
        if (needed) {
            play(List.of(new PlannedCase(
                    run.protocol().channel().id() + "/subscriptions",
                    CaseKind.RESUME,
                    "subscriptions to all topics",
                    run::observer)));
        }
    }

    private void resume(ChannelRun run) {
        Optional<Message> subscribe = run.protocol().role("subscribe");
        Optional<Observer> observer = run.openObserver();
        if (subscribe.isEmpty() || observer.isEmpty()) {
            return;
        }
        ResumeCheck check = new ResumeCheck(run.protocol(), subscribe.get(), run.patience());
        List<PlannedCase> cases = new ArrayList<>();
        observer.get()
                .seen()
                .forEach((name, seen) -> cases.add(new PlannedCase(
                        run.protocol().channel().id() + "/resume/" + seen.topic(),
                        CaseKind.RESUME,
                        "resuming " + name + " where the first event was seen",
                        () -> resume(run, check, seen))));
        play(cases);
    }

    private static void resume(ChannelRun run, ResumeCheck check, First seen) {
        Conversation.open(run.opener()).ifPresent(conversation -> {
            try (conversation) {
                check.run(conversation, seen);
            }
        });
    }

    private void steps(String part, List<ScriptStep> steps) {
        List<PlannedCase> cases = new ArrayList<>();
        ScriptPlayer player = new ScriptPlayer(variables, channels, log);
        for (int i = 0; i < steps.size(); i++) {
            ScriptStep step = steps.get(i);
            cases.add(new PlannedCase(
                    "script/" + part + "/" + (i + 1), CaseKind.SCRIPT, step.name(), () -> player.play(step)));
        }
        play(cases);
    }

    private void play(List<PlannedCase> cases) {
        planned += cases.size();
        for (PlannedCase next : cases) {
            String only = settings.only();
            boolean wanted = only == null || next.id().equals(only);
            // Valid examples and the script come before a single case, since later requests take ids from their
            // replies.
            boolean prelude = next.kind() == CaseKind.EXAMPLE || next.kind() == CaseKind.SCRIPT;
            if (!wanted && !prelude) {
                continue;
            }
            if (pacer.isOver()) {
                complete = false;
                return;
            }
            play(next, wanted);
        }
    }

    private void play(PlannedCase next, boolean wanted) {
        long start = System.nanoTime();
        log.start(next.id());
        next.body().run();
        channels.values().forEach(run -> run.openObserver().ifPresent(Observer::look));
        if (pacer.isOver() && log.failed()) {
            // The server may have been given too little time to answer.
            complete = false;
            return;
        }
        if (wanted) {
            CaseResult result = new CaseResult(
                    next.id(), next.kind(), next.title(), Duration.ofNanos(System.nanoTime() - start), log.current());
            results.add(result);
            progress.after(result, results.size(), planned);
        }
    }
}
