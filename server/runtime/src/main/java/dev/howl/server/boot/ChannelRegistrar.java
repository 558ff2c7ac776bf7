package dev.howl.server.boot;

import dev.howl.server.ChannelBinding;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelCore;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Loads the channels and makes their publishers beans, before any bean of the application is made. */
final class ChannelRegistrar implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ServerStats stats = new ServerStats();
        List<Channels.Loaded<?>> loaded = new ArrayList<>();
        for (ChannelBinding<?> binding : ServiceLoader.load(ChannelBinding.class, beans.getBeanClassLoader())) {
            Channels.Loaded<?> channel = load(binding, stats);
            loaded.add(channel);
            binding.publishers(channel.core())
                    .forEach(publisher ->
                            beans.registerSingleton(publisher.getClass().getName(), publisher));
        }
        beans.registerSingleton("howlChannels", new Channels(List.copyOf(loaded), stats));
        beans.registerSingleton("howlStats", stats);
    }

    private static <S> Channels.Loaded<S> load(ChannelBinding<S> binding, ServerStats stats) {
        return new Channels.Loaded<>(binding, new ChannelCore(binding.spec(), stats));
    }
}
