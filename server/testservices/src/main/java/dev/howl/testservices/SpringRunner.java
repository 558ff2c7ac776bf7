package dev.howl.testservices;

import dev.howl.testkit.process.ProgramRunner;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** A runner of Spring Boot applications that ends an application by closing its context. */
public final class SpringRunner implements ProgramRunner {
    /**
     * Name prefixes of threads that Reactor, Netty, the JDK and H2 keep for the life of the JVM. H2 does not name the
     * threads of its pool, hence the default prefix of the JDK.
     */
    private static final List<String> THREADS_OF_JVM = List.of(
            "parallel-",
            "boundedElastic-",
            "globalEventExecutor-",
            "CompletableFutureDelayScheduler",
            "ForkJoinPool.commonPool-",
            "Common-Cleaner",
            "Thread-");

    /** Guarded by this. */
    private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

    @Override
    public void run(Class<?> main, String... arguments) throws Exception {
        SpringApplication.withHook(
                application -> new SpringApplicationRunListener() {
                    @Override
                    public void contextPrepared(ConfigurableApplicationContext context) {
                        prepared(context);
                    }
                },
                (Runnable) () -> call(main, arguments));
    }

    private static void call(Class<?> main, String... arguments) {
        try {
            main.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void prepared(ConfigurableApplicationContext context) {
        contexts.push(context);
        Map<String, Fault> faults = Fault.injected();
        if (!faults.isEmpty()) {
            context.getBeanFactory().addBeanPostProcessor(new FaultyHandlers(faults));
        }
    }

    @Override
    public synchronized void close() {
        while (!contexts.isEmpty()) {
            contexts.pop().close();
        }
    }

    @Override
    public boolean isOfJvm(Thread thread) {
        return THREADS_OF_JVM.stream().anyMatch(thread.getName()::startsWith);
    }
}
