package org.llmmarket.publishing.saga.deprecation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Gives a notice that is due; one that was missed until after the sunset would tell nobody anything. */
final class NoticeWorker implements Worker {

    static final String KIND = "sunset-notice";

    private static final String SERVICE = "serviceId";
    private static final String SUNSET = "sunsetAt";
    private static final String NOTICE = "notice";
    private static final String VERSIONS = "versions";

    private final Clock clock;

    NoticeWorker(Clock clock) {
        this.clock = clock;
    }

    /** @param announcement distinguishes it from others that name the same sunset */
    static Work deadline(VersionsDeprecated deprecated, String announcement, SunsetNotice notice, Instant at) {
        String service = deprecated.serviceId().toString();
        String versions =
                deprecated.versions().stream().map(VersionNumber::toString).collect(Collectors.joining(" "));
        return Work.at(
                at,
                KIND,
                keyFor(service, announcement, notice),
                Map.of(
                        SERVICE,
                        service,
                        SUNSET,
                        deprecated.sunsetAt().toString(),
                        NOTICE,
                        notice.wire(),
                        VERSIONS,
                        versions));
    }

    static String keyFor(String serviceId, String announcement, SunsetNotice notice) {
        return serviceId + ":" + announcement + ":" + notice.wire();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        Instant sunset = Instant.parse(work.payload().getOrDefault(SUNSET, ""));
        return clock.instant().isBefore(sunset)
                ? WorkOutcome.done(new GiveSunsetNotice(
                        new ServiceId(work.payload().getOrDefault(SERVICE, "")),
                        sunset,
                        SunsetNotice.of(work.payload().getOrDefault(NOTICE, "")),
                        versions(work)))
                : WorkOutcome.done();
    }

    /** Deadlines of the release before name none. */
    private static List<VersionNumber> versions(Work work) {
        return Stream.of(work.payload().getOrDefault(VERSIONS, "").split(" ", -1))
                .filter(number -> !number.isEmpty())
                .map(VersionNumber::new)
                .toList();
    }
}
