package dev.howl.generator.docs.example;

/**
 * The code of one kind of client.
 *
 * @param name such as {@code wscat}
 * @param before the code before the frame, or all of it
 * @param frame the frame as the code has it; empty where there is none
 * @param after the code after the frame
 */
public record CodeSample(String name, String before, String frame, String after) {
    /** The name of samples in Java, which have values in place of a frame. */
    public static final String JAVA = "Java";

    /** Creates a sample with a frame; the code is split where it is. */
    static CodeSample around(String name, String code, String frame, int at) {
        return new CodeSample(name, code.substring(0, at), frame, code.substring(at + frame.length()));
    }

    /** Creates a sample without a frame. */
    static CodeSample whole(String name, String code) {
        return new CodeSample(name, code, "", "");
    }

    /** Returns the whole code. */
    public String code() {
        return before + frame + after;
    }
}
