package dev.howl.server.boot;

import dev.howl.server.ChannelBinding;
import dev.howl.server.ChannelListener;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ResolvableType;

/** A lookup of a channel's listeners among the application's beans, by their session class. */
final class ListenerBeans {
    private ListenerBeans() {}

    static <S> List<ChannelListener<S>> of(ChannelBinding<S> binding, ListableBeanFactory beans) {
        ResolvableType session =
                ResolvableType.forInstance(binding).as(ChannelBinding.class).getGeneric(0);
        ObjectProvider<ChannelListener<S>> found =
                beans.getBeanProvider(ResolvableType.forClassWithGenerics(ChannelListener.class, session));
        return found.orderedStream().toList();
    }
}
