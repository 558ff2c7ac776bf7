package dev.howl.server.boot;

import dev.howl.runtime.ChannelSpec;
import dev.howl.server.ChannelBinding;
import dev.howl.server.log.EventStore;
import dev.howl.server.log.LogEngine;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelState;
import dev.howl.server.thread.Worker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * A post-processor that loads the channels and registers their publishers as beans before any bean of the application
 * is created. It also validates settings that affect channels: a bean that depends on them would fail first, with a
 * less helpful message.
 */
final class ChannelRegistrar implements BeanFactoryPostProcessor {
    private final Environment environment;
    private final ChannelSettings settings;
    private final ServerStats stats = new ServerStats();
    private final Worker listening = new Worker("howl-listeners");

    ChannelRegistrar(Environment environment) {
        this.environment = environment;
        this.settings = new ChannelSettings(environment);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        HowlProperties properties = Binder.get(environment).bindOrCreate("howl", HowlProperties.class);
        List<ChannelBinding<?>> found = DatabaseRequirement.channels(beans.getBeanClassLoader());
        settings.checkNames(
                found.stream().<ChannelSpec>map(ChannelBinding::spec).toList());
        List<Channels.Loaded<?>> loaded = new ArrayList<>();
        Worker compiler = new Worker("howl-schemas");
        for (ChannelBinding<?> binding : found) {
            ChannelState state = state(binding);
            if (settings.isEnabled(binding.spec())) {
                loaded.add(load(binding, state, compiler::run));
            } else {
                state.refuse("channel '" + binding.spec().name() + "' is disabled");
            }
            // Publishers of disabled channels are registered, too, because features may publish on several channels.
            binding.publishers(state)
                    .forEach(publisher ->
                            beans.registerSingleton(publisher.getClass().getName(), publisher));
        }
        // stop() still runs submitted tasks.
        compiler.stop();
        List<ChannelSpec> served = loaded.stream()
                .<ChannelSpec>map(channel -> channel.state().spec())
                .toList();
        ChannelSettings.checkAddresses(served);
        Channels channels = new Channels(List.copyOf(loaded), stats, listening, noDurable(beans, served, properties));
        beans.registerSingleton("howlChannels", channels);
        beans.registerSingleton("howlStats", stats);
    }

    private ChannelState state(ChannelBinding<?> binding) {
        ChannelState state = new ChannelState(settings.withConfiguredAddress(binding.spec()), stats, listening);
        state.configure(settings.options(binding.spec()));
        return state;
    }

    private static <S> Channels.Loaded<S> load(ChannelBinding<S> binding, ChannelState state, Executor compiler) {
        return new Channels.Loaded<>(
                binding, state, CompletableFuture.supplyAsync(() -> SchemaInboundValidator.of(binding), compiler));
    }

    private static @Nullable String noDurable(
            ConfigurableListableBeanFactory beans, List<ChannelSpec> served, HowlProperties properties) {
        if (keepsDurableTopics(beans, properties)) {
            return null;
        }
        DatabaseRequirement.refuseOrWarn(served, properties);
        return DatabaseRequirement.REFUSAL;
    }

    /**
     * Returns whether durable topics are kept. An application may define a log engine of its own, which then decides
     * about durability.
     */
    private static boolean keepsDurableTopics(ConfigurableListableBeanFactory beans, HowlProperties properties) {
        boolean ownEngine = !properties.isRedis()
                && Arrays.stream(beans.getBeanNamesForType(LogEngine.class, true, false))
                        .anyMatch(name -> !name.equals(HowlAutoConfiguration.ENGINE));
        return ownEngine || beans.getBeanNamesForType(EventStore.class, true, false).length > 0;
    }
}
