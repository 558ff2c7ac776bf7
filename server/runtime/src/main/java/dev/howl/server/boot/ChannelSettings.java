package dev.howl.server.boot;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CloseCodes;
import dev.howl.server.session.ChannelOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The settings of channels, {@code howl.channels.<channel id>.*}: {@code address}, {@code enabled} and the
 * {@link ChannelOptions}. They are read before the other settings are bound. Channel ids are compared by their letters
 * and digits only, ignoring case, as Spring Boot does for all settings.
 */
final class ChannelSettings {
    private static final String PREFIX = "howl.channels";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");
    /** A path with parameters in braces, without wildcards or other pattern syntax. */
    private static final Pattern ADDRESS = Pattern.compile("/|(/([A-Za-z0-9._~!$&'()+,;=:@%-]|\\{[^{}/*]+})+)+/?");

    private static final Set<Integer> DRAIN_CODES = Set.of(CloseCodes.GOING_AWAY, CloseCodes.SERVICE_RESTART);

    private final Binder binder;

    /**
     * The settings of one channel.
     *
     * @param address path of the channel; {@code null} for the contract's address
     * @param enabled whether the channel is served
     * @param waitInDrain see {@link ChannelOptions}
     * @param drainCode 1001 or 1012
     * @param closeReasons see {@link ChannelOptions}
     * @param anyPath see {@link ChannelOptions}
     * @param binaryAsText see {@link ChannelOptions}
     */
    record Channel(
            @Nullable String address,
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean waitInDrain,
            @DefaultValue("1001") int drainCode,
            @DefaultValue("true") boolean closeReasons,
            @DefaultValue("false") boolean anyPath,
            @DefaultValue("false") boolean binaryAsText) {
        ChannelOptions options() {
            return new ChannelOptions(waitInDrain, drainCode, closeReasons, anyPath, binaryAsText);
        }
    }

    ChannelSettings(Environment environment) {
        binder = Binder.get(environment);
    }

    boolean isEnabled(ChannelSpec channel) {
        return settings(channel).enabled();
    }

    /**
     * Returns the options of the channel.
     *
     * @throws InvalidConfigurationPropertyValueException for a close code that a drain cannot have
     */
    ChannelOptions options(ChannelSpec channel) {
        ChannelOptions options = settings(channel).options();
        if (!DRAIN_CODES.contains(options.drainCode())) {
            throw new InvalidConfigurationPropertyValueException(
                    PREFIX + "." + channel.name() + ".drain-code", options.drainCode(), "it must be 1001 or 1012");
        }
        return options;
    }

    /**
     * Returns the channel with its configured address.
     *
     * @throws InvalidConfigurationPropertyValueException for an address that is not valid for the channel
     */
    ChannelSpec withConfiguredAddress(ChannelSpec channel) {
        String address = settings(channel).address();
        if (address == null) {
            return channel;
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw invalid(channel, address, "it must be a path like /chat or /chat/{room}");
        }
        Set<String> parameters = parameters(channel.address());
        if (!parameters.equals(parameters(address))) {
            throw invalid(
                    channel,
                    address,
                    parameters.isEmpty()
                            ? "the channel has no parameters"
                            : "it must have the channel's parameters, " + String.join(", ", parameters));
        }
        return channel.withAddress(address);
    }

    /**
     * Checks that all settings refer to existing channels.
     *
     * @throws InvalidConfigurationPropertyValueException naming an unknown channel
     */
    void checkNames(List<ChannelSpec> channels) {
        Set<String> known =
                channels.stream().map(channel -> normal(channel.name())).collect(Collectors.toSet());
        Map<String, Channel> configured =
                binder.bind(PREFIX, Bindable.mapOf(String.class, Channel.class)).orElseGet(Map::of);
        configured.forEach((name, setting) -> {
            if (!known.contains(normal(name))) {
                String there = channels.stream().map(ChannelSpec::name).sorted().collect(Collectors.joining(", "));
                throw new InvalidConfigurationPropertyValueException(
                        PREFIX, name, "there is no such channel; the channels are " + there);
            }
        });
    }

    /**
     * Checks that all channels have different addresses.
     *
     * @throws InvalidConfigurationPropertyValueException naming two channels with the same address
     */
    static void checkAddresses(List<ChannelSpec> channels) {
        Map<String, ChannelSpec> taken = new HashMap<>();
        for (ChannelSpec channel : channels) {
            String path = channel.address().startsWith("/") ? channel.address() : "/" + channel.address();
            ChannelSpec first = taken.putIfAbsent(PARAMETER.matcher(path).replaceAll("{}"), channel);
            if (first != null) {
                throw invalid(channel, channel.address(), "channel '" + first.name() + "' has this address already");
            }
        }
    }

    private Channel settings(ChannelSpec channel) {
        return binder.bindOrCreate(PREFIX + element(channel.name()), Channel.class);
    }

    private static InvalidConfigurationPropertyValueException invalid(
            ChannelSpec channel, String address, String reason) {
        return new InvalidConfigurationPropertyValueException(
                PREFIX + "." + channel.name() + ".address", address, reason);
    }

    private static Set<String> parameters(String address) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(address);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Returns the part of a setting's name that stands for a channel: in brackets if it has no letters of ASCII. */
    private static String element(String name) {
        String normal = normal(name);
        return normal.isEmpty() ? "[" + name.replaceAll("[\\[\\]]", "") + "]" : "." + normal;
    }

    private static String normal(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
