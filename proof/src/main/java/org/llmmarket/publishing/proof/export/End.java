package org.llmmarket.publishing.proof.export;

/**
 * The last line of an export, without which it was cut off on its way.
 *
 * @param to the index behind the last leaf
 */
public record End(String type, long to) {

    public static final String TYPE = "end";
}
