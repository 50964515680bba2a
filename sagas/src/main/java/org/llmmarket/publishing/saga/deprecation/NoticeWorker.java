package org.llmmarket.publishing.saga.deprecation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.llmmarket.publishing.api.service.GiveSunsetNotice;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Gives a notice that is due; one that was missed until after the sunset would tell nobody anything. */
final class NoticeWorker implements Worker {

    static final String KIND = "sunset-notice";

    private static final String SERVICE = "serviceId";
    private static final String SUNSET = "sunsetAt";
    private static final String NOTICE = "notice";

    private final Clock clock;

    NoticeWorker(Clock clock) {
        this.clock = clock;
    }

    static Work deadline(String serviceId, Instant sunsetAt, SunsetNotice notice, Instant at) {
        return Work.at(
                at,
                KIND,
                keyFor(serviceId, sunsetAt, notice),
                Map.of(SERVICE, serviceId, SUNSET, sunsetAt.toString(), NOTICE, notice.wire()));
    }

    static String keyFor(String serviceId, Instant sunsetAt, SunsetNotice notice) {
        return serviceId + ":" + sunsetAt + ":" + notice.wire();
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
                        SunsetNotice.of(work.payload().getOrDefault(NOTICE, ""))))
                : WorkOutcome.done();
    }
}
