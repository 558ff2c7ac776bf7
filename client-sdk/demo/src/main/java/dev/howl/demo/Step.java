package dev.howl.demo;

/** A stop of the tour. */
interface Step {
    /** A few words. */
    String title();

    /** A sentence: what will be seen. */
    String about();

    /**
     * Shows it. Clients that the stage opened are closed afterwards.
     *
     * @throws StepFailedException where something else happened than what should
     */
    void play(StepContext context) throws StepFailedException, InterruptedException;
}
