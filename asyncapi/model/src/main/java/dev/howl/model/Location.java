package dev.howl.model;

/**
 * A place in a document, for people: line and column count from 1.
 *
 * @param file as the reader was given it, or relative to the first document
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
