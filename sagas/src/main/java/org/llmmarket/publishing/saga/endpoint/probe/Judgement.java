package org.llmmarket.publishing.saga.endpoint.probe;

/**
 * What is to be said of an answer.
 *
 * @param kept whether the promise was kept
 * @param detail what was seen
 */
public record Judgement(boolean kept, String detail) {

    static Judgement kept(String detail) {
        return new Judgement(true, detail);
    }

    static Judgement broken(String detail) {
        return new Judgement(false, detail);
    }
}
