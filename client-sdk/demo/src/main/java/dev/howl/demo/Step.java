package dev.howl.demo;

/** A step of the tour. */
interface Step {
    /** Returns the title, a few words. */
    String title();

    /** Returns a sentence that says what the step shows. */
    String about();

    /**
     * Plays the step. Clients that the context connected are closed afterwards.
     *
     * @throws StepFailedException if the server did not behave as expected
     */
    void play(StepContext context) throws StepFailedException, InterruptedException;
}
