package dev.howl.generator.docs.diagram;

import dev.howl.generator.docs.diagram.SequenceStep.Arrow;
import dev.howl.generator.docs.diagram.SequenceStep.Remark;
import dev.howl.generator.docs.diagram.SequenceStep.Sender;
import dev.howl.generator.docs.html.Html;
import java.util.ArrayList;
import java.util.List;

/** A sequence of frames between a client and a server, in the order in which they are added. */
public final class SequenceDiagram {
    private final String title;
    private final List<SequenceStep> steps = new ArrayList<>();

    /** @param title what happens, as a caption */
    public SequenceDiagram(String title) {
        this.title = title;
    }

    /** Adds a frame. */
    public void send(Sender sender, String name, String detail) {
        steps.add(new Arrow(sender, name, detail, false));
    }

    /** Adds a frame that answers an earlier one. */
    public void answer(Sender sender, String name, String detail) {
        steps.add(new Arrow(sender, name, detail, true));
    }

    /** Adds a sentence about what happens without a frame. */
    public void remark(String sentence) {
        steps.add(new Remark(sentence));
    }

    /**
     * Returns the picture with its caption.
     *
     * @param id of the picture, which no other part of the page has
     */
    public Html render(String id) {
        return Html.element("figure", Html.element("figcaption", title), new SequencePicture(title, steps).render(id))
                .css("sequence");
    }
}
