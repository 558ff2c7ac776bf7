package dev.howl.server.thread;

import java.util.concurrent.ThreadFactory;

/** A factory of daemon threads, which do not keep the JVM alive. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** Returns a daemon thread that has not been started. */
    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Returns a factory of daemon threads that share one name. */
    public static ThreadFactory named(String name) {
        return task -> thread(name, task);
    }
}
