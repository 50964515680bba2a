package org.llmmarket.publishing.api.policy;

/** Judges at once, for somebody who waits for the verdict; never to be asked within a transaction. */
public interface PolicyCheck {

    /**
     * Judges by the policies in force.
     *
     * @throws NoVerdict when nobody could be asked in time
     */
    PolicyVerdict judge(PolicySubject subject);

    /**
     * Judges as if the draft were in force beside the policies that are; nothing changes by that.
     *
     * @throws NoVerdict when nobody could be asked in time, or the engine judges no drafts
     */
    PolicyVerdict judge(PolicySubject subject, DraftPolicy draft);

    /**
     * Looks whether the draft is a policy at all, for who has nothing to be judged by it.
     *
     * @throws NoVerdict when it is none, or nobody could be asked in time
     */
    void requirePolicy(DraftPolicy draft);

    /**
     * Judges by policies that were in force once, and by no others.
     *
     * @param policies their text, as it was kept
     * @throws NoVerdict when nobody could be asked in time, or the engine judges by those in force only
     */
    PolicyVerdict judgeBy(PolicySubject subject, String policies);

    /** Whether what cannot be judged goes on, with a warning. */
    boolean failsOpen();
}
