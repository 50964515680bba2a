package org.llmmarket.publishing.api.rejudge;

import java.util.List;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;

/**
 * Every verdict of one publication, judged again.
 *
 * @param result the gravest of all verdicts: one that drifts, else one that cannot be judged again
 * @param draft whether a policy was tried that is not in force
 */
public record Rejudgement(
        ServiceId serviceId,
        VersionNumber version,
        PublicationId publicationId,
        Result result,
        boolean draft,
        List<RejudgedVerdict> verdicts) {

    public Rejudgement {
        verdicts = List.copyOf(verdicts);
    }

    public static Result of(List<RejudgedVerdict> verdicts) {
        return verdicts.stream().map(RejudgedVerdict::result).reduce(Result.MATCH, Rejudgement::graver);
    }

    private static Result graver(Result one, Result other) {
        if (one == Result.DRIFT || other == Result.DRIFT) {
            return Result.DRIFT;
        }
        return one == Result.UNVERIFIABLE ? one : other;
    }
}
