package dev.howl.generator.docs.diagram;

/** A step of a sequence. */
public sealed interface SequenceStep {
    /** Returns the step as a sentence. */
    String words();

    /**
     * A frame from one side to the other.
     *
     * @param name the message's, or several names
     * @param detail a word about it, empty for none
     * @param isAnswer whether it answers what was sent before
     */
    record Arrow(Sender sender, String name, String detail, boolean isAnswer) implements SequenceStep {
        @Override
        public String words() {
            String sentence = sender.title() + (isAnswer ? " answers " : " sends ") + name;
            return detail.isEmpty() ? sentence + "." : sentence + ": " + detail + ".";
        }
    }

    /** Something that happens without a frame, as a sentence. */
    record Remark(String words) implements SequenceStep {}

    /** A side of a connection. */
    enum Sender {
        CLIENT("Client"),
        SERVER("Server");

        private final String title;

        Sender(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        /** Returns the side that receives. */
        public Sender other() {
            return this == CLIENT ? SERVER : CLIENT;
        }
    }
}
