package org.llmmarket.publishing.contract.comparison.schema;

import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Place;

/** Takes what a comparison of two schemas finds. */
interface Findings {

    /**
     * A difference between the sets of values.
     *
     * @param code without the direction
     * @param base where the base says it, if it does
     * @param revision where the revision says it, if it does
     */
    void add(Effect effect, String code, @Nullable Place base, @Nullable Place revision, String message);

    /** A difference whose bump follows from what consumers rely on, rather than from the sets of values. */
    void agreed(
            Bump bump, Verdict strictly, String code, @Nullable Place base, @Nullable Place revision, String message);

    /**
     * Goes on with the schemas of a part.
     *
     * @param base where the base has the part, if it says so
     * @param revision where the revision has it; at least one of the two is there
     * @param step how people name the part, after the name of the whole
     * @param required whether the base always has the part
     */
    void descend(
            Schema left, Schema right, @Nullable Place base, @Nullable Place revision, String step, boolean required);

    default void descend(Schema left, Schema right, @Nullable Place base, @Nullable Place revision, String step) {
        descend(left, right, base, revision, step, false);
    }

    /** How the value travels; inside of another one as JSON. */
    Carriage carriage();

    /** Whether nothing that may still be found is of interest. */
    boolean isSettled();

    /** Whether text and other remarks are of interest. */
    boolean wantsRemarks();
}
