package dev.howl.testkit.coverage;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Contract;
import dev.howl.model.Directions;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A count of what was seen of a contract. The elements of the contract are known from the start; what is not among them
 * is not counted. An element of a channel is named {@code channel/element}, an operation by its id alone. Thread-safe.
 */
public final class ContractCoverage implements CoverageSink {
    private final Map<CoverageKind, Map<String, Long>> counts = new EnumMap<>(CoverageKind.class);

    /** Creates a count of nothing, to which elements are added by {@link #declare}. */
    public ContractCoverage() {
        for (CoverageKind kind : CoverageKind.values()) {
            counts.put(kind, new LinkedHashMap<>());
        }
    }

    /** Returns a count of the WebSocket channels of a contract, without keywords: they are declared by who checks them. */
    public static ContractCoverage of(Contract contract) {
        Contract sockets = Sockets.of(contract);
        ContractCoverage coverage = new ContractCoverage();
        for (Channel channel : sockets.sockets()) {
            coverage.declare(sockets, channel);
        }
        return coverage;
    }

    private void declare(Contract contract, Channel channel) {
        Stream.concat(Directions.toServer(contract, channel).stream(), Directions.toClient(contract, channel).stream())
                .map(Message::id)
                .forEach(id -> declare(CoverageKind.MESSAGE, element(channel, id)));
        contract.operations(channel).stream().map(Operation::id).forEach(id -> declare(CoverageKind.OPERATION, id));
        channel.howl().errors().keySet().forEach(code -> declare(CoverageKind.ERROR_CODE, element(channel, code)));
        channel.howl()
                .closeCodes()
                .keySet()
                .forEach(code -> declare(CoverageKind.CLOSE_CODE, element(channel, String.valueOf(code))));
        Stream.of(channel.parameters(), channel.query(), channel.headers())
                .flatMap(java.util.List::stream)
                .map(Parameter::name)
                .forEach(name -> declare(CoverageKind.PARAMETER, element(channel, name)));
    }

    /** Returns the name of an element of a channel. */
    public static String element(Channel channel, String name) {
        return channel.id() + "/" + name;
    }

    /** Adds an element that has not been seen; nothing happens if it is known. */
    public synchronized void declare(CoverageKind kind, String element) {
        of(kind).putIfAbsent(element, 0L);
    }

    /** Counts that an element was seen; nothing happens if the contract does not have it. */
    @Override
    public synchronized void saw(CoverageKind kind, String element) {
        of(kind).computeIfPresent(element, (name, count) -> count + 1);
    }

    /** Adds the elements and the counts of another coverage. */
    public void add(ContractCoverage other) {
        Map<CoverageKind, CoverageCount> theirs = other.counts();
        synchronized (this) {
            theirs.forEach((kind, count) ->
                    count.counts().forEach((element, times) -> of(kind).merge(element, times, Long::sum)));
        }
    }

    /** Returns the counts so far. */
    public synchronized CoverageCount count(CoverageKind kind) {
        return new CoverageCount(of(kind));
    }

    /** Returns the counts so far of all kinds that the contract has elements of, in the order of the kinds. */
    public synchronized Map<CoverageKind, CoverageCount> counts() {
        Map<CoverageKind, CoverageCount> all = new EnumMap<>(CoverageKind.class);
        counts.forEach((kind, elements) -> {
            if (!elements.isEmpty()) {
                all.put(kind, new CoverageCount(elements));
            }
        });
        return Collections.unmodifiableMap(all);
    }

    private Map<String, Long> of(CoverageKind kind) {
        return counts.computeIfAbsent(kind, none -> new LinkedHashMap<>());
    }
}
