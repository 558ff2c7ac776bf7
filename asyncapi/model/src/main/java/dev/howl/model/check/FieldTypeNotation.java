package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notation of field types in the tables of objects; {@code asyncapi-3.tables} describes it. */
final class FieldTypeNotation {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+)\\.\\.([0-9]+)?");
    private static final Pattern TEXT = Pattern.compile("text([0-9]*)\\.\\.([0-9]+)");
    private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]+)](\\+?)");
    private static final Pattern WORD = Pattern.compile("\"([^\"@]+)(?:@([0-9])\\.([0-9]))?\"");
    private static final SpecificationVersion FIRST = new SpecificationVersion(2, 0);
    private static final String OR = " or ";

    private FieldTypeNotation() {}

    static FieldType parse(String text) {
        if (text.startsWith("{")) {
            return new FieldType.Values(parse(text.substring(1, text.length() - 1)));
        }
        if (text.contains(OR)) {
            return new FieldType.Either(Arrays.stream(text.split(OR, 3))
                    .map(FieldTypeNotation::parse)
                    .toList());
        }
        Matcher list = LIST.matcher(text);
        if (list.matches()) {
            return new FieldType.Items(parse(list.group(1)), !list.group(2).isEmpty());
        }
        if (text.startsWith("<")) {
            String inside = text.substring(1, text.length() - 1);
            int by = inside.indexOf(" by ");
            return by < 0
                    ? new FieldType.Distinct(parse(inside), null)
                    : new FieldType.Distinct(parse(inside.substring(0, by)), inside.substring(by + " by ".length()));
        }
        return text.startsWith("\"") ? new FieldType.Words(words(text)) : single(text);
    }

    private static Map<String, SpecificationVersion> words(String text) {
        Map<String, SpecificationVersion> words = new LinkedHashMap<>();
        WORD.matcher(text)
                .results()
                .forEach(word -> words.put(
                        word.group(1),
                        word.group(2) == null
                                ? FIRST
                                : new SpecificationVersion(
                                        Integer.parseInt(word.group(2)), Integer.parseInt(word.group(3)))));
        return words;
    }

    private static FieldType single(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return new FieldType.Whole(
                    Long.valueOf(range.group(1)), range.group(2) == null ? null : Long.valueOf(range.group(2)));
        }
        Matcher limited = TEXT.matcher(text);
        if (limited.matches()) {
            int shortest = limited.group(1).isEmpty() ? 0 : Integer.parseInt(limited.group(1));
            return new FieldType.Text(shortest, Integer.parseInt(limited.group(2)));
        }
        if (text.equals("whole")) {
            return new FieldType.Whole(null, null);
        }
        if (text.equals("$ref")) {
            return FieldType.Plain.REFERENCE;
        }
        if (Character.isUpperCase(text.charAt(0))) {
            return new FieldType.Named(text.replace("|$ref", ""), text.endsWith("|$ref"));
        }
        return FieldType.Plain.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
