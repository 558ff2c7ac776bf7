package dev.howl.runtime;

/** Which way a frame travels. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
