package dev.howl.instances;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame that is no JSON, or none that a careful reader accepts, made from a valid frame.
 *
 * @param kind what is wrong, in words, such as {@code "cut"}
 * @param frame the frame as it is sent
 */
public record Malformed(String kind, FrameContent frame) {
    private static final int DEPTH = 2_000;
    private static final int DIGITS = 5_000;

    /**
     * Returns malformed frames.
     *
     * @param valid a valid frame with a JSON object
     */
    public static List<Malformed> of(FrameContent valid) {
        String text = valid.text();
        List<Malformed> all = new ArrayList<>();
        all.add(text(
                "cut in the middle",
                text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2))));
        all.add(text("cut before the end", text.substring(0, text.length() - 1)));
        all.add(text("trailing garbage", text + "x"));
        all.add(text("two values", text + text));
        all.add(text("empty", ""));
        all.add(text("only a space", " "));
        all.add(text("no JSON", "howl"));
        all.add(text("NaN", member(text, "NaN")));
        all.add(text("Infinity", member(text, "-Infinity")));
        all.add(text("leading zero", member(text, "01")));
        all.add(text("single quotes", member(text, "'text'")));
        all.add(text("trailing comma", text.substring(0, text.length() - 1) + ",}"));
        all.add(text("comment", "/* comment */" + text));
        all.add(text("control character in a string", member(text, "\"a\u0001b\"")));
        all.add(text("unknown escape", member(text, "\"\\x41\"")));
        all.add(text("half of a surrogate pair", member(text, "\"\\ud800\"")));
        all.add(text("duplicate member", duplicate(text)));
        all.add(text("deep nesting", "[".repeat(DEPTH) + "]".repeat(DEPTH)));
        all.add(text("deep nesting in a member", member(text, "[".repeat(DEPTH) + "]".repeat(DEPTH))));
        all.add(text("number with many digits", member(text, "9".repeat(DIGITS))));
        all.add(text("number with a huge exponent", member(text, "1e999999999")));
        all.add(text("byte order mark", "\uFEFF" + text));
        all.add(new Malformed("invalid UTF-8", new FrameContent.TextBytes(withByte(text, 0xFF))));
        all.add(new Malformed("overlong UTF-8", new FrameContent.TextBytes(withByte(text, 0xC0, 0xAF))));
        all.add(new Malformed("surrogate in UTF-8", new FrameContent.TextBytes(withByte(text, 0xED, 0xA0, 0x80))));
        all.add(new Malformed("binary", new FrameContent.Binary(valid.bytes())));
        return all;
    }

    private static Malformed text(String kind, String text) {
        return new Malformed(kind, new FrameContent.Text(text));
    }

    /** Returns the JSON of an object with another member at its start. */
    private static String member(String object, String value) {
        String rest = object.substring(object.indexOf('{') + 1);
        String comma = rest.strip().startsWith("}") ? "" : ",";
        return "{\"unexpected\":" + value + comma + rest;
    }

    private static String duplicate(String object) {
        return member(member(object, "1"), "2");
    }

    private static byte[] withByte(String object, int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"unexpected\":\"".getBytes(StandardCharsets.UTF_8));
        for (int each : bytes) {
            out.write(each);
        }
        String rest = object.substring(object.indexOf('{') + 1);
        String comma = rest.strip().startsWith("}") ? "" : ",";
        out.writeBytes(("\"" + comma + rest).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
