package dev.howl.testservices;

import java.net.InetSocketAddress;

/** A running or stopped instance of a service, with its data. */
sealed interface ServiceInstance extends AutoCloseable permits ContainerInstance, ProcessInstance {

    /** Starts it with the existing data, without waiting until it answers. */
    void launch();

    /** Removes the data. The service must not be running. */
    void forget();

    boolean isRunning();

    /** Returns the address on which it listens; it may change with each {@link #launch}. */
    InetSocketAddress address();

    /** Kills it (SIGKILL), and waits until it has ended. */
    void kill();

    void freeze();

    void thaw();

    /** Returns what it wrote to standard output. */
    String output();

    /** Kills it if it runs, and removes its data. */
    @Override
    void close();
}
