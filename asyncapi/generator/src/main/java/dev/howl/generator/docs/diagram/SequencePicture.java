package dev.howl.generator.docs.diagram;

import dev.howl.generator.docs.diagram.SequenceStep.Arrow;
import dev.howl.generator.docs.diagram.SequenceStep.Sender;
import dev.howl.generator.docs.html.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence as SVG, as wide as a phone. The style sheet has its colours; its description says the steps in words, since a
 * picture is one thing for screen readers.
 */
final class SequencePicture {
    private static final int WIDTH = 352;
    private static final int CLIENT = 40;
    private static final int SERVER = WIDTH - CLIENT;
    private static final int MIDDLE = WIDTH / 2;
    private static final int HEAD = 28;
    private static final int LINE = 16;
    private static final int GAP = 12;
    private static final int TIP = 8;

    /** Letters that fit between the two lines. */
    private static final int NAME_LETTERS = 34;

    private static final int DETAIL_LETTERS = 42;
    private static final int REMARK_LETTERS = 38;
    private static final int MOST_LINES = 3;

    private final String title;
    private final List<SequenceStep> steps;
    private final List<Html> parts = new ArrayList<>();
    private int bottom = HEAD + GAP;

    SequencePicture(String title, List<SequenceStep> steps) {
        this.title = title;
        this.steps = steps;
    }

    /** @param id has no characters but letters, digits and {@code ~._-} */
    Html render(String id) {
        // Ids in SVG are names of XML, in which only this character is as free of meaning as the tilde of anchors.
        String name = id.replace('~', '\u00B7');
        steps.forEach(step -> {
            if (step instanceof Arrow arrow) {
                add(arrow);
            } else {
                remark(step.words());
            }
        });
        String words = steps.stream().map(SequenceStep::words).collect(Collectors.joining("\n"));
        List<Html> all = new ArrayList<>(List.of(
                Html.element("title", title).id(name + "-title"),
                Html.element("desc", words).id(name + "-steps"),
                line(CLIENT, HEAD, CLIENT, bottom).css("life"),
                line(SERVER, HEAD, SERVER, bottom).css("life"),
                side(Sender.CLIENT),
                side(Sender.SERVER)));
        all.addAll(parts);
        return Html.element("svg", all)
                .with("viewBox", "0 0 " + WIDTH + " " + bottom)
                .with("role", "img")
                .with("aria-labelledby", name + "-title " + name + "-steps");
    }

    private static Html side(Sender sender) {
        int x = x(sender);
        return Html.all(
                box(x - CLIENT + 1, 1, 2 * CLIENT - 2, HEAD - 2),
                text(x, HEAD - 9, sender.title()).css("side-name"));
    }

    private static int x(Sender sender) {
        return sender == Sender.CLIENT ? CLIENT : SERVER;
    }

    private void add(Arrow arrow) {
        lines(TextLines.of(arrow.name(), NAME_LETTERS, MOST_LINES), "name");
        lines(TextLines.of(arrow.detail(), DETAIL_LETTERS, MOST_LINES), "detail");
        int from = x(arrow.sender());
        int to = x(arrow.sender().other());
        int back = to > from ? to - TIP : to + TIP;
        int y = bottom + TIP;
        parts.add(line(from, y, back, y).css(arrow.isAnswer() ? "arrow answer" : "arrow"));
        String tip = to + "," + y + " " + back + "," + (y - TIP / 2) + " " + back + "," + (y + TIP / 2);
        parts.add(Html.element("polygon").with("points", tip).css("tip"));
        bottom = y + GAP + TIP / 2;
    }

    private void lines(List<String> lines, String css) {
        for (String line : lines) {
            bottom += LINE;
            parts.add(text(MIDDLE, bottom - 2, line).css(css));
        }
    }

    private void remark(String words) {
        List<String> lines = TextLines.of(words, REMARK_LETTERS, MOST_LINES);
        int left = CLIENT + GAP;
        parts.add(box(left, bottom, WIDTH - 2 * left, lines.size() * LINE + GAP));
        bottom += GAP / 2 - 1;
        lines(lines, "detail");
        bottom += GAP / 2 + 1 + GAP;
    }

    private static Html.Element text(int x, int y, String words) {
        return Html.element("text", words).with("x", Integer.toString(x)).with("y", Integer.toString(y));
    }

    private static Html.Element line(int x1, int y1, int x2, int y2) {
        return Html.element("line")
                .with("x1", Integer.toString(x1))
                .with("y1", Integer.toString(y1))
                .with("x2", Integer.toString(x2))
                .with("y2", Integer.toString(y2));
    }

    private static Html box(int x, int y, int width, int height) {
        return Html.element("rect")
                .with("x", Integer.toString(x))
                .with("y", Integer.toString(y))
                .with("width", Integer.toString(width))
                .with("height", Integer.toString(height))
                .with("rx", "5");
    }
}
