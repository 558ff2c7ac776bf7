package dev.howl.testservices;

import java.net.InetSocketAddress;

/** Where a service runs, with its data. */
sealed interface ServiceInstance extends AutoCloseable permits ContainerInstance, ProcessInstance {

    /** Starts it with the data that is there; it need not answer yet. */
    void launch();

    /** Removes the data of a service that does not run. */
    void forget();

    boolean isRunning();

    /** Where it listens; another one after each {@link #launch}. */
    InetSocketAddress address();

    /** Ends it without warning, and waits until it has ended. */
    void kill();

    void freeze();

    void thaw();

    /** What it wrote to its standard output. */
    String output();

    /** Kills it where it runs, and removes its data. */
    @Override
    void close();
}
