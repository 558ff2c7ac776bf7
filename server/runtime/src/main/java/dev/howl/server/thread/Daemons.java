package dev.howl.server.thread;

import java.util.concurrent.ThreadFactory;

/** Makes threads that keep no process alive. */
public final class Daemons {
    private Daemons() {}

    /** A thread that has not been started. */
    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Makes the threads of a pool, all of one name. */
    public static ThreadFactory named(String name) {
        return task -> thread(name, task);
    }
}
