package org.llmmarket.publishing.api.rejudge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.publication.PublicationStarted;

/** Judges what endpoint tests saw once more, by the rules of today and without calling anybody. */
public interface EvidenceCheck {

    /**
     * What the tests find in the evidence.
     *
     * @param evidence the document that they left, in JSON
     * @param contract the OpenAPI document of the version; none where it is not kept any more
     */
    Retrial judge(PublicationStarted publication, byte[] evidence, byte @Nullable [] contract);

    /**
     * What was found.
     *
     * @param summary in the form of the summary that the tests record; empty where nothing can be judged
     * @param gap what the evidence does not tell; none where it suffices
     * @param note that other rules were asked then; none where they were the same
     */
    record Retrial(
            Map<String, Object> summary,
            @Nullable String gap,
            @Nullable String note) {

        public static Retrial impossible(String gap) {
            return new Retrial(Map.of(), gap, null);
        }
    }
}
