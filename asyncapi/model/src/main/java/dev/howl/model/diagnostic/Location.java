package dev.howl.model.diagnostic;

/**
 * A place in a document, for people: line and column count from 1.
 *
 * @param file the document's path as the reader was given it; another file's path relative to the same folder
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
